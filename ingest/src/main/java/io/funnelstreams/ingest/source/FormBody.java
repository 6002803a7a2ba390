package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.request.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A form as browsers send it. A field that is there once is a text, one that is there several times
 * a list of texts.
 *
 * @param field the one that holds a JSON document; empty where the fields are the document
 */
record FormBody(Optional<String> field) implements Body {
  private static final int MOST_FIELDS = 1_000;

  @Override
  public Object read(Request request) throws UnreadableBody {
    var fields = fields(new String(request.body(), StandardCharsets.UTF_8));
    return field.isPresent() ? document(field.get(), fields) : document(fields);
  }

  @Override
  public boolean accepts(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }

  private static Map<String, List<String>> fields(String body) throws UnreadableBody {
    var pairs = body.isBlank() ? new String[0] : body.split("&", MOST_FIELDS + 1);
    if (pairs.length > MOST_FIELDS) {
      throw new UnreadableBody(
          String.format(Locale.ROOT, "the form has more than %,d fields", MOST_FIELDS));
    }
    var fields = new LinkedHashMap<String, List<String>>();
    for (var pair : pairs) {
      var parts = pair.split("=", 2);
      var value = parts.length == 1 ? "" : decoded(parts[1]);
      fields.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>()).add(value);
    }
    return fields;
  }

  private static String decoded(String text) throws UnreadableBody {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new UnreadableBody("it is not a form: a percent sign has no two digits after it");
    }
  }

  /** The JSON document in a field of a form. */
  static Object document(String field, Map<String, List<String>> fields) throws UnreadableBody {
    var values = fields.getOrDefault(field, List.of());
    if (values.size() != 1) {
      throw new UnreadableBody(
          "the form has %s field '%s', which holds the document"
              .formatted(values.isEmpty() ? "no" : "more than one", field));
    }
    try {
      return JsonBody.read(values.get(0).getBytes(StandardCharsets.UTF_8));
    } catch (UnreadableBody e) {
      throw new UnreadableBody("the field '%s': %s".formatted(field, e.getMessage()));
    }
  }

  /** The fields as a document. */
  static Map<String, Object> document(Map<String, List<String>> fields) {
    var document = new LinkedHashMap<String, Object>();
    fields.forEach(
        (name, values) -> document.put(name, values.size() == 1 ? values.get(0) : values));
    return document;
  }
}
