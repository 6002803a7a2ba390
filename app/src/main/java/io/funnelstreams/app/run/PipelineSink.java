package io.funnelstreams.app.run;

import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Refusal;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectSink;
import io.funnelstreams.ingest.sink.EventSink;
import io.funnelstreams.ingest.sink.RowPlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Takes the results of an import: events into a pipeline in memory, rejects into a list. */
final class PipelineSink implements EventSink, RejectSink {
  /**
   * The input of a pipeline.
   *
   * @param accept takes an event, and returns the reason where it does not count
   */
  record PipelineInput(FunnelPipeline pipeline, Function<Event, Optional<Refusal>> accept) {}

  private final PipelineInput input;
  private final int firstEvents;
  private final BusinessCalendar calendar;
  private final MemoryWatch memory = new MemoryWatch();
  private final List<MadeEvent> first = new ArrayList<>();
  private final Map<String, Reject> rejects = new LinkedHashMap<>();
  private final Map<Event, Rejection> refused = new LinkedHashMap<>();
  private EventTally tally;
  private long events;

  /**
   * A sink in front of a pipeline.
   *
   * @param input which events the pipeline takes
   * @param firstEvents how many of the first events of each import are kept
   */
  PipelineSink(PipelineInput input, BusinessCalendar calendar, int firstEvents) {
    this.input = input;
    this.calendar = calendar;
    this.firstEvents = firstEvents;
    this.tally = new EventTally(calendar);
  }

  @Override
  public void publish(Event event) {
    events++;
    memory.look(events);
    input.accept().apply(event).ifPresent(no -> refused.put(no.event(), no.rejection()));
  }

  @Override
  public void publish(Event event, RowPlace row) {
    if (firstEvents > 0) {
      tally.add(event);
    }
    if (first.size() < firstEvents) {
      first.add(new MadeEvent(row, event));
    }
    publish(event);
  }

  @Override
  public void flush() {
    memory.check(events);
  }

  @Override
  public void reject(Reject reject) {
    rejects.put(reject.id(), reject);
  }

  @Override
  public void resolve(Reject reject) {
    rejects.remove(reject.id());
  }

  /** The first events since the last call. */
  List<MadeEvent> takeFirst() {
    var taken = List.copyOf(first);
    first.clear();
    return taken;
  }

  /** The events since the last call, counted where first events are kept. */
  List<EventTally.Line> takeTally() {
    var lines = tally.lines();
    tally = new EventTally(calendar);
    return lines;
  }

  /** The inputs that made no event. */
  Collection<Reject> rejects() {
    return rejects.values();
  }

  /** The events that the pipeline did not take. */
  Map<Event, Rejection> refused() {
    input.pipeline().lateRefusals().forEach(no -> refused.put(no.event(), no.rejection()));
    return refused;
  }
}
