package io.funnelstreams.ingest.auth;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fields of a form as Twilio signs them: name and value without anything between, sorted by
 * name; of a field that is there several times every value once, sorted.
 */
final class SortedForm {
  private static final String TYPE = "application/x-www-form-urlencoded";

  private SortedForm() {}

  static Lookup<String> text(Call call) {
    var type = call.request().contentType().toLowerCase(Locale.ROOT).strip();
    if (!type.equals(TYPE) && !type.matches(TYPE + "\\s*;.*")) {
      return Lookup.not("the body is not a form");
    }
    return call.document().then(SortedForm::ofDocument);
  }

  private static Lookup<String> ofDocument(Object document) {
    if (!(document instanceof Map<?, ?> fields)) {
      return Lookup.not("the body is not a form");
    }
    var sorted = new TreeMap<String, Object>();
    fields.forEach((name, value) -> sorted.put(String.valueOf(name), value));
    var text = new StringBuilder();
    sorted.forEach((name, value) -> values(value).forEach(v -> text.append(name).append(v)));
    return Lookup.of(text.toString());
  }

  private static Set<String> values(Object value) {
    var sorted = new TreeSet<String>();
    var all = value instanceof List<?> list ? list : Collections.singletonList(value);
    all.forEach(v -> sorted.add(String.valueOf(v)));
    return sorted;
  }
}
