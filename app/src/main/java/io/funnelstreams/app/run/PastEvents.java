package io.funnelstreams.app.run;

import io.funnelstreams.core.Replay;
import io.funnelstreams.core.Replay.ForgottenParty;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.ingest.file.FileImporter;
import io.funnelstreams.ingest.file.ImportProgress;
import io.funnelstreams.ingest.file.ImportSummary;
import io.funnelstreams.ingest.ledger.MemoryLedgers;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectSink;
import io.funnelstreams.ingest.sink.EventSink;
import io.funnelstreams.serve.view.EventTopics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** All events of a company in memory, to replay its history. */
public final class PastEvents {
  private final List<Event> events = new ArrayList<>();
  private final List<ForgottenParty> forgotten = new ArrayList<>();
  private final List<ImportSummary> summaries = new ArrayList<>();
  private final MemoryWatch memory = new MemoryWatch();

  private PastEvents() {}

  /**
   * Reads every event of a cluster.
   *
   * @param progress takes how many events were read, after each
   * @throws io.funnelstreams.app.FunnelException where they do not fit into memory
   */
  public static PastEvents ofTopics(Cluster cluster, LongConsumer progress) {
    var past = new PastEvents();
    new EventTopics(cluster.properties(), cluster.values())
        .read(
            event -> {
              past.add(event);
              progress.accept(past.events.size());
            },
            (party, forgetting) -> past.forgotten.add(new ForgottenParty(party, forgetting)));
    return past;
  }

  /**
   * Imports files, one import after the other.
   *
   * @param zone of the plan's days; the summaries say which dates are other days there
   * @throws io.funnelstreams.ingest.row.FileProblem where a file cannot be imported at all
   * @throws io.funnelstreams.app.FunnelException where the events do not fit into memory
   */
  public static PastEvents ofFiles(List<FileImport> imports, ZoneId zone, Instant now) {
    imports.forEach(each -> FileImporter.check(each.mapping(), each.files(), clock(now)));
    var past = new PastEvents();
    var ledgers = new MemoryLedgers();
    for (int i = 0; i < imports.size(); i++) {
      var from = imports.get(i);
      var days = new ShiftedDays(from.mapping().dates().zone(), zone);
      var importer =
          new FileImporter(
              days.counting(past.new Events()),
              new SummedUpRejects(),
              ledgers.of(from.mapping().id()),
              clock(now.plusMillis(i)),
              ImportProgress.silent());
      past.summaries.add(importer.run(from.mapping(), from.files()).noting(days.notice()));
    }
    return past;
  }

  private static Clock clock(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  private void add(Event event) {
    events.add(event);
    memory.look(events.size());
  }

  /** The replay by a plan. */
  public Replay replay(Plan plan) {
    return new Replay(plan, events, forgotten);
  }

  /** The outcome of each import of files, in their order. */
  public List<ImportSummary> summaries() {
    return List.copyOf(summaries);
  }

  /**
   * Whether persons were forgotten whose contribution the published numbers keep; these numbers
   * lack it.
   */
  public boolean keepsForgotten() {
    return forgotten.stream().anyMatch(ForgottenParty::isKeptInNumbers);
  }

  private final class Events implements EventSink {
    @Override
    public void publish(Event event) {
      add(event);
    }

    @Override
    public void flush() {
      memory.check(events.size());
    }
  }

  /** Drops rejects: the summary of an import counts them, and 'funnel report' lists them. */
  private static final class SummedUpRejects implements RejectSink {
    @Override
    public void reject(Reject reject) {}

    @Override
    public void resolve(Reject reject) {}
  }
}
