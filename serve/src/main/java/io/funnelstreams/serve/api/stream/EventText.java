package io.funnelstreams.serve.api.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.funnelstreams.serve.api.form.ApiSchema;
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
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The text of changes for one caller, in parts of a bounded size. Only the last part of a commit
 * has its id: a caller that lost the connection in between is given all of it again. For one thread
 * at a time.
 */
final class EventText {
  /** How many rows one event has at most. */
  private static final int ROWS = 100;

  private static final JsonFactory JSON = new JsonFactory();

  private final ApiContext context;
  private final StreamFilter filter;
  private final Deque<Part> parts = new ArrayDeque<>();
  private Optional<String> id = Optional.empty();

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
    changes.reset().ifPresent(reason -> parts.add(() -> reset(reason)));
    parts("kpis", KpiForm.ROW, changes.kpis().stream().filter(filter::wants).toList());
    if (filter.wants(StreamFilter.GOALS) && !changes.scorecards().isEmpty()) {
      var plan = context.plans().current();
      parts(
          "goals",
          ScorecardForm.ROW,
          changes.scorecards().stream().map(row -> GoalRow.of(row, plan)).toList());
    }
    if (filter.wants(StreamFilter.ALERTS)) {
      parts("alerts", AlertForm.ROW, changes.alerts());
    }
    changes.removed().forEach(this::removed);
    if (filter.wants(StreamFilter.STATUS) && changes.status().isPresent()) {
      parts.add(() -> event("status", json -> status(json)));
    }
  }

  private void status(JsonGenerator json) throws IOException {
    JsonForm.write(json, StatusResource.SCHEMA, StatusResource.status(context, filter.role()));
  }

  private void removed(String topic, List<String> keys) {
    boolean areKpis = topic.equals("kpis");
    var wanted =
        areKpis
            ? keys.stream().filter(filter::wantsKpiKey).toList()
            : keys.stream().filter(key -> filter.wants(topic)).toList();
    for (var some : divided(wanted)) {
      parts.add(() -> event("removed", json -> writeRemoved(json, topic, some)));
    }
  }

  private static void writeRemoved(JsonGenerator json, String topic, List<String> keys)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("topic", topic);
    json.writeArrayFieldStart("keys");
    for (var key : keys) {
      json.writeString(key);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private <T> void parts(String event, ApiSchema<T> schema, List<T> rows) {
    for (var some : divided(rows)) {
      parts.add(() -> event(event, json -> write(json, schema, some)));
    }
  }

  private static <T> Collection<List<T>> divided(List<T> all) {
    var divided = new ArrayList<List<T>>();
    for (int from = 0; from < all.size(); from += ROWS) {
      divided.add(all.subList(from, Math.min(all.size(), from + ROWS)));
    }
    return divided;
  }

  private static <T> void write(JsonGenerator json, ApiSchema<T> schema, Iterable<T> rows)
      throws IOException {
    json.writeStartArray();
    for (Iterator<T> each = rows.iterator(); each.hasNext(); ) {
      JsonForm.write(json, schema, each.next());
    }
    json.writeEndArray();
  }

  private static byte[] reset(String reason) {
    return event(
        "reset",
        json -> {
          json.writeStartObject();
          json.writeStringField("reason", reason);
          json.writeEndObject();
        });
  }

  @FunctionalInterface
  private interface Document {
    void write(JsonGenerator json) throws IOException;
  }

  /** One event; its JSON has no line breaks of its own. */
  private static byte[] event(String name, Document document) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(("event: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8));
    try (var json = JSON.createGenerator(bytes)) {
      document.write(json);
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
