package io.funnelstreams.ingest.reject;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.mapping.Mapped;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.RowMapper;
import io.funnelstreams.ingest.row.BrokenRow;
import io.funnelstreams.ingest.row.FileFormat;
import io.funnelstreams.ingest.row.Row;
import io.funnelstreams.ingest.row.RowFile;
import io.funnelstreams.ingest.row.RowLayout;
import io.funnelstreams.ingest.sink.EventSink;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries rejected rows again after their mapping was mended. The events have the ids they would have
 * had at first, so a row that was meanwhile imported otherwise is not counted twice.
 */
public final class RejectReplay {
  private final EventSink events;
  private final RejectSink rejects;
  private final Clock clock;

  /** A replay into these sinks. */
  public RejectReplay(EventSink events, RejectSink rejects, Clock clock) {
    this.events = events;
    this.rejects = rejects;
    this.clock = clock;
  }

  /**
   * What became of a replay.
   *
   * @param taken rejects whose rows made their events and that are resolved now
   * @param events how many events they made
   * @param still rejects that remain, with what is wrong with them now
   * @param others how many were passed over, because another mapping read them
   */
  public record Outcome(long taken, long events, List<Reject> still, long others) {
    public Outcome {
      still = List.copyOf(still);
    }
  }

  /**
   * Replays the rejects that a mapping of this name and source made.
   *
   * @throws io.funnelstreams.ingest.row.FileProblem where a lookup file cannot be used
   * @throws io.funnelstreams.ingest.publish.PublishException where events cannot be delivered
   */
  public Outcome run(Mapping mapping, Collection<Reject> all) {
    var own = all.stream().filter(reject -> isOf(mapping, reject)).toList();
    var mappers = new HashMap<RowContext, RowMapper>();
    var taken = new ArrayList<Reject>();
    var still = new ArrayList<Reject>();
    long made = 0;
    for (var reject : own) {
      var tried = mapAgain(mapping, reject, mappers);
      if (tried.problem().isPresent()) {
        still.add(again(reject, tried.problem().get()));
      } else {
        tried.events().forEach(events::publish);
        made += tried.events().size();
        taken.add(reject);
      }
    }
    // Only what is surely delivered may be taken out of the rejects.
    events.flush();
    taken.forEach(rejects::resolve);
    still.forEach(rejects::reject);
    events.flush();
    return new Outcome(taken.size(), made, still, all.size() - own.size());
  }

  private static boolean isOf(Mapping mapping, Reject reject) {
    return reject.source().equals(mapping.source())
        && reject.mapping().filter(mapping.name()::equals).isPresent();
  }

  private record Tried(List<Event> events, Optional<Rejection> problem) {}

  private Tried mapAgain(Mapping mapping, Reject reject, Map<RowContext, RowMapper> mappers) {
    var context = RowContext.of(reject.context());
    var layout = layout(mapping.file(), context.layout());
    var row = RowFile.readAlone(reject.raw(), layout, encoding(mapping, context));
    if (row instanceof BrokenRow broken) {
      return new Tried(List.of(), Optional.of(RowRejects.rejection(broken)));
    }
    var mapper =
        mappers.computeIfAbsent(
            new RowContext(layout, context.encoding(), context.folder(), ""),
            key -> RowMapper.of(mapping, layout, List.of(context.folder()), clock.instant()));
    var mapped = mapper.mapAgain((Row) row, context.rowIdentity());
    return mapped instanceof Mapped.Rejected no
        ? new Tried(List.of(), Optional.of(RowRejects.rejection(no)))
        : new Tried(((Mapped.Events) mapped).events(), Optional.empty());
  }

  /**
   * A mended mapping may declare another delimiter or other columns than the file was read with.
   */
  private static RowLayout layout(FileFormat declared, RowLayout then) {
    if (!then.closed()) {
      return then;
    }
    var delimiter = declared.delimiter().or(then::delimiter).orElseThrow();
    return RowLayout.csv(declared.columns().orElse(then.names()), delimiter);
  }

  /** A wrong encoding is what a mapping is mended for most; UTF-8 is also what nobody declared. */
  private static Charset encoding(Mapping mapping, RowContext context) {
    return mapping.file().encoding().equals(StandardCharsets.UTF_8)
        ? context.encoding()
        : mapping.file().encoding();
  }

  private Reject again(Reject reject, Rejection now) {
    return new Reject(
        reject.id(),
        reject.source(),
        reject.raw(),
        reject.contentType(),
        now,
        reject.file(),
        reject.line(),
        reject.topic(),
        reject.mapping(),
        reject.context(),
        clock.instant(),
        reject.attempt() + 1);
  }
}
