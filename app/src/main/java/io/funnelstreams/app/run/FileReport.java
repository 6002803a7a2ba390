package io.funnelstreams.app.run;

import io.funnelstreams.app.run.PipelineSink.PipelineInput;
import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.PastPipeline;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.ingest.file.FileImporter;
import io.funnelstreams.ingest.file.ImportProgress;
import io.funnelstreams.ingest.file.ImportSummary;
import io.funnelstreams.ingest.ledger.MemoryLedgers;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectSink;
import io.funnelstreams.ingest.sink.EventSink;
import io.funnelstreams.ingest.sink.RowPlace;
import io.funnelstreams.schemas.yaml.FactorYaml;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.ScorecardRow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Computes KPIs from files, mappings and a plan, in memory and in this process. The numbers are
 * those of the Kafka Streams application; there is no broker and no registry.
 */
public final class FileReport {
  private final PlanFile plan;
  private final List<FileImport> imports;
  private final Instant importedAt;

  /** The instant of the numbers: now, or the end of an earlier day. */
  private final Instant now;

  private final FunnelPipeline pipeline;
  private final PipelineSink sink;
  private final Supplier<Optional<LocalDate>> firstKnown;
  private final List<Part> parts = new ArrayList<>();

  /**
   * The result of one of the imports.
   *
   * @param first its first events
   * @param made its events by family and type; empty where no first events were requested
   */
  public record Part(
      FileImport from, ImportSummary summary, List<MadeEvent> first, List<EventTally.Line> made) {
    public Part {
      first = List.copyOf(first);
      made = List.copyOf(made);
    }
  }

  private FileReport(PlanFile plan, List<FileImport> imports, Moment moment, int firstEvents) {
    this.plan = plan;
    this.imports = List.copyOf(imports);
    this.importedAt = moment.now();
    var calendar = plan.plan().rules().calendar();
    var past = moment.asOf().map(day -> new PastPipeline(plan.plan(), day, importedAt));
    this.now = past.map(PastPipeline::now).orElse(importedAt);
    this.pipeline =
        past.map(PastPipeline::pipeline)
            .orElseGet(() -> new FunnelPipeline(plan.plan(), calendar.dayOf(now)));
    var input =
        past.map(known -> new PipelineInput(pipeline, known::accept))
            .orElseGet(() -> new PipelineInput(pipeline, pipeline::accept));
    this.sink = new PipelineSink(input, calendar, firstEvents);
    this.firstKnown = () -> past.flatMap(PastPipeline::firstDay);
  }

  /**
   * The instants of a report.
   *
   * @param now the present, at which the files are imported
   * @param asOf the day whose closing numbers the report shows; empty for now
   */
  public record Moment(Instant now, Optional<LocalDate> asOf) {}

  /**
   * Imports the files, one import after the other.
   *
   * @param firstEvents how many of the first events of each import are kept
   * @throws io.funnelstreams.ingest.row.FileProblem where a file cannot be imported at all
   * @throws io.funnelstreams.app.FunnelException where the events do not fit into memory
   * @throws io.funnelstreams.app.InputException where no event was known by then
   */
  public static FileReport of(
      PlanFile plan, List<FileImport> imports, Moment moment, int firstEvents) {
    moment.asOf().ifPresent(day -> PastDay.check(day, plan.plan(), moment.now()));
    // Checks all files first, so that a mistake in the last file is reported before the first one
    // is imported.
    imports.forEach(each -> FileImporter.check(each.mapping(), each.files(), fixed(moment.now())));
    var report = new FileReport(plan, imports, moment, firstEvents);
    var ledgers = new MemoryLedgers();
    var ids = new OverlappingIds(imports.stream().map(each -> each.mapping().id()).toList());
    for (int i = 0; i < imports.size(); i++) {
      var days = report.shiftedDays(imports.get(i).mapping());
      var counting = ids.counting(days.counting(report.sink), imports.get(i).mapping().id());
      var summary = report.run(i, counting, report.sink, ledgers);
      summary = summary.noting(days.notice()).noting(counting.notice());
      report.parts.add(
          new Part(imports.get(i), summary, report.sink.takeFirst(), report.sink.takeTally()));
    }
    moment.asOf().ifPresent(day -> PastDay.checkFirst(day, report.firstKnown.get()));
    return report;
  }

  private ShiftedDays shiftedDays(Mapping mapping) {
    return new ShiftedDays(mapping.dates().zone(), plan.plan().rules().calendar().zone());
  }

  /** Each import is later than the one before, as if the files had been imported one by one. */
  private ImportSummary run(
      int index, EventSink events, RejectSink rejects, MemoryLedgers ledgers) {
    var from = imports.get(index);
    var ledger = ledgers.of(from.mapping().id());
    var clock = fixed(importedAt.plusMillis(index));
    return new FileImporter(events, rejects, ledger, clock, ImportProgress.silent())
        .run(from.mapping(), from.files());
  }

  private static Clock fixed(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  /** The outcome of each import, in their order. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  /** The KPI rows that a query wants, by KPI, grain, period and segment. */
  public List<KpiRow> kpis(KpiQuery query) {
    var rows = rows();
    var segments = new HashMap<Segment, Boolean>();
    return pipeline
        .kpis(
            query.grains().isEmpty() ? EnumSet.allOf(Grain.class) : query.grains(),
            key ->
                query.matches(key.kpi(), key.period())
                    && segments.computeIfAbsent(
                        key.segment(), segment -> query.matches(segment.shown())))
        .entrySet()
        .stream()
        .map(entry -> rows.row(entry.getKey(), entry.getValue()))
        .sorted(KpiRow.ORDER)
        .toList();
  }

  /** The scorecard, by goal and period with the whole goal last. */
  public List<ScorecardRow> scorecards() {
    var rows = rows();
    return pipeline.scorecards(FactorYaml.builtIn(), now).stream()
        .map(rows::row)
        .sorted(ScorecardRow.ORDER)
        .toList();
  }

  /** Reads the values of KPIs over any days. */
  public KpiReader reader() {
    return pipeline.reader();
  }

  private ReportRows rows() {
    return new ReportRows(plan.plan(), plan.version(), now);
  }

  /** Everything that was rejected, by a mapping or by the plan, by file and line. */
  public List<RejectedInput> rejects() {
    var all = new ArrayList<RejectedInput>();
    sink.rejects().forEach(reject -> all.add(RejectedInput.of(reject)));
    var places = placesOfTheRefused();
    sink.refused()
        .forEach(
            (event, rejection) ->
                all.add(
                    RejectedInput.ofThePlan(
                        places.getOrDefault(event, withoutRow(event)), rejection)));
    all.sort(RejectedInput.ORDER);
    return List.copyOf(all);
  }

  /** A retraction may come from no row: the row no longer exists. */
  private static RowPlace withoutRow(Event event) {
    return new RowPlace(Path.of(event.header().key().source()), 0);
  }

  /**
   * The places of all events would cost too much memory for the few that are refused, so the report
   * reads the files once more where there are some.
   */
  private Map<Event, RowPlace> placesOfTheRefused() {
    var places = new HashMap<Event, RowPlace>();
    if (!sink.refused().isEmpty()) {
      var finder = new PlaceFinder(places);
      var ledgers = new MemoryLedgers();
      for (int i = 0; i < imports.size(); i++) {
        run(i, finder, finder, ledgers);
      }
    }
    return places;
  }

  private final class PlaceFinder implements EventSink, RejectSink {
    private final Map<Event, RowPlace> places;

    PlaceFinder(Map<Event, RowPlace> places) {
      this.places = places;
    }

    @Override
    public void publish(Event event, RowPlace row) {
      if (sink.refused().containsKey(event)) {
        places.putIfAbsent(event, row);
      }
    }

    @Override
    public void publish(Event event) {}

    @Override
    public void flush() {}

    @Override
    public void reject(Reject reject) {}

    @Override
    public void resolve(Reject reject) {}
  }
}
