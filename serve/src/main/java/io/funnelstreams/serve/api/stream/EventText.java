package io.funnelstreams.serve.api.stream;

import com.fasterxml.jackson.core.JsonFactory;
import io.funnelstreams.serve.api.form.ApiField;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.JsonForm;
import io.funnelstreams.serve.api.resource.ApiContext;
import io.funnelstreams.serve.api.resource.StatusResource;
import io.funnelstreams.serve.api.row.AlertForm;
import io.funnelstreams.serve.api.row.GoalRow;
import io.funnelstreams.serve.api.row.KpiForm;
import io.funnelstreams.serve.api.row.ScorecardForm;
import io.funnelstreams.serve.read.Changes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text of changes for one caller, in parts of a bounded size. Only the last part of a commit
 * has its id: a caller that lost the connection in between is given all of it again. For one thread
 * at a time.
 */
final class EventText {
  /** How many rows one event has at most. */
  private static final int ROWS = 100;

  private static final String KPIS = "kpis";
  private static final String REMOVED = "removed";
  private static final String RESET = "reset";

  /** The events by name, each with the type of its data. */
  static final ApiSchema<StreamEvent> EVENTS =
      ApiSchema.<StreamEvent>named("StreamEvents")
          .field(KPIS, rows(KpiForm.ROW), "KPI rows that changed.", StreamEvent::data)
          .field(
              StreamFilter.GOALS,
              rows(ScorecardForm.ROW),
              "Rows of the scorecard that changed.",
              StreamEvent::data)
          .field(
              StreamFilter.ALERTS, rows(AlertForm.ROW), "Alerts that changed.", StreamEvent::data)
          .field(
              StreamFilter.STATUS,
              new ApiType.Nested(StatusResource.SCHEMA),
              "The status, when it changed.",
              StreamEvent::data)
          .field(
              REMOVED, new ApiType.Nested(Removed.SCHEMA), "Rows that are gone.", StreamEvent::data)
          .field(
              RESET,
              new ApiType.Nested(Reset.SCHEMA),
              "Everything has to be fetched again.",
              StreamEvent::data)
          .build();

  private static final Map<String, ApiType> TYPES =
      EVENTS.fields().stream().collect(Collectors.toMap(ApiField::name, ApiField::type));

  private static final JsonFactory JSON = new JsonFactory();

  private final ApiContext context;
  private final StreamFilter filter;
  private final Deque<Part> parts = new ArrayDeque<>();
  private Optional<String> id = Optional.empty();

  /** An event of a name and its data, of the type that {@link #EVENTS} gives it. */
  record StreamEvent(String name, Object data) {}

  /** Keys of rows of one kind that are gone. */
  private record Removed(String topic, List<String> keys) {
    static final ApiSchema<Removed> SCHEMA =
        ApiSchema.<Removed>named("RemovedRows")
            .field(
                "topic",
                new ApiType.Word(List.of(KPIS, StreamFilter.GOALS, StreamFilter.ALERTS)),
                "Which rows.",
                Removed::topic)
            .field(
                "keys",
                new ApiType.Many(ApiType.Scalar.TEXT),
                "The keys of their records.",
                Removed::keys)
            .build();
  }

  /** Why everything has to be fetched again. */
  private record Reset(String reason) {
    static final ApiSchema<Reset> SCHEMA =
        ApiSchema.<Reset>named("StreamReset")
            .field("reason", new ApiType.Word(Changes.RESETS), "Why.", Reset::reason)
            .build();
  }

  private static ApiType rows(ApiSchema<?> row) {
    return new ApiType.Many(new ApiType.Nested(row));
  }

  /** Makes one event's text. */
  @FunctionalInterface
  private interface Part {
    byte[] text();
  }

  EventText(ApiContext context, StreamFilter filter) {
    this.context = context;
    this.filter = filter;
  }

  /** Takes the next changes, when all before are written. */
  void take(Changes changes) {
    id = Optional.of(changes.id());
    changes
        .reset()
        .ifPresent(reason -> parts.add(() -> text(new StreamEvent(RESET, new Reset(reason)))));
    parts(KPIS, changes.kpis().stream().filter(filter::wants).toList());
    if (filter.wants(StreamFilter.GOALS) && !changes.scorecards().isEmpty()) {
      var plan = context.plans().current();
      parts(
          StreamFilter.GOALS,
          changes.scorecards().stream().map(row -> GoalRow.of(row, plan)).toList());
    }
    if (filter.wants(StreamFilter.ALERTS)) {
      parts(StreamFilter.ALERTS, changes.alerts());
    }
    changes.removed().forEach(this::removed);
    if (filter.wants(StreamFilter.STATUS) && changes.status().isPresent()) {
      parts.add(
          () ->
              text(
                  new StreamEvent(
                      StreamFilter.STATUS, StatusResource.status(context, filter.role()))));
    }
  }

  private void removed(String topic, List<String> keys) {
    boolean areKpis = topic.equals(KPIS);
    var wanted =
        areKpis
            ? keys.stream().filter(filter::wantsKpiKey).toList()
            : keys.stream().filter(key -> filter.wants(topic)).toList();
    for (var some : divided(wanted)) {
      parts.add(() -> text(new StreamEvent(REMOVED, new Removed(topic, some))));
    }
  }

  private void parts(String event, List<?> rows) {
    for (var some : divided(rows)) {
      parts.add(() -> text(new StreamEvent(event, some)));
    }
  }

  private static <T> List<List<T>> divided(List<T> all) {
    var divided = new ArrayList<List<T>>();
    for (int from = 0; from < all.size(); from += ROWS) {
      divided.add(all.subList(from, Math.min(all.size(), from + ROWS)));
    }
    return divided;
  }

  /** One event; its JSON has no line breaks of its own. */
  private static byte[] text(StreamEvent event) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(("event: " + event.name() + "\ndata: ").getBytes(StandardCharsets.UTF_8));
    try (var json = JSON.createGenerator(bytes)) {
      JsonForm.write(json, TYPES.get(event.name()), event.data());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  /** Whether there is text that was not taken yet. */
  boolean hasNext() {
    return !parts.isEmpty();
  }

  /** The next event's text. */
  byte[] next() {
    var text = new ByteArrayOutputStream();
    text.writeBytes(parts.remove().text());
    if (parts.isEmpty()) {
      id.ifPresent(last -> text.writeBytes(id(last)));
    }
    text.write('\n');
    return text.toByteArray();
  }

  /** A place in the stream without an event, which a caller remembers. */
  static byte[] place(String id) {
    var text = new ByteArrayOutputStream();
    text.writeBytes(id(id));
    text.write('\n');
    return text.toByteArray();
  }

  private static byte[] id(String id) {
    return ("id: " + id + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
