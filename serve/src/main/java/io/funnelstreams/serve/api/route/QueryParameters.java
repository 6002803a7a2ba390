package io.funnelstreams.serve.api.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** Reads what a request asks, within limits. */
public final class QueryParameters {
  private static final int MOST_CHARACTERS = 4_096;
  private static final int MOST_PARAMETERS = 50;
  private static final int TOO_LONG_SHOWN = 40;

  private QueryParameters() {}

  /**
   * The values by name.
   *
   * @throws ApiProblem where the query is too long, cannot be read, or has a name that the
   *     operation does not know
   */
  public static Map<String, List<String>> of(Request request, List<ApiParameter> known) {
    var query = request.getHttpURI().getQuery();
    if (query == null) {
      return Map.of();
    }
    if (query.length() > MOST_CHARACTERS) {
      throw ApiProblem.of(
          414,
          "The query is too long",
          "A query has at most %s characters: ask for less at a time.".formatted(MOST_CHARACTERS));
    }
    var values = new HashMap<String, List<String>>();
    for (var field : fields(query)) {
      check(field.getName(), known);
      values.put(field.getName(), field.getValues());
    }
    if (values.values().stream().mapToInt(List::size).sum() > MOST_PARAMETERS) {
      throw ApiProblem.of(
          400,
          "Too many parameters",
          "A query has at most %s parameters: ask for less at a time.".formatted(MOST_PARAMETERS));
    }
    return values;
  }

  private static Fields fields(String query) {
    var fields = new Fields(true);
    try {
      if (UrlEncoded.decodeUtf8To(query, 0, query.length(), fields::add)) {
        return fields;
      }
    } catch (RuntimeException e) {
      // Whatever Jetty calls it, the query is no text.
    }
    throw ApiProblem.of(
        400,
        "The query cannot be read",
        "A percent sign is followed by two hexadecimal digits, and the text is UTF-8.");
  }

  private static void check(String name, List<ApiParameter> known) {
    if (known.stream().noneMatch(parameter -> parameter.takes(name))) {
      var names =
          known.stream()
              .filter(ApiParameter::isInQuery)
              .map(
                  each ->
                      each.kind() == ApiParameter.Kind.SEGMENT ? "segment.DIMENSION" : each.name())
              .collect(Collectors.joining(", "));
      throw ApiProblem.parameter(
          name.length() > TOO_LONG_SHOWN ? name.substring(0, TOO_LONG_SHOWN) : name,
          names.isEmpty()
              ? "There are no parameters here: leave it out."
              : "There is no such parameter here. There are: " + names + ".");
    }
  }

  /** Whether the caller would rather have a table than a document. */
  static boolean prefersCsv(Request request) {
    for (var type : request.getHeaders().getQualityCSV(HttpHeader.ACCEPT)) {
      if (type.startsWith("text/csv")) {
        return true;
      }
      if (type.startsWith("application/json") || type.startsWith("*/*")) {
        return false;
      }
    }
    return false;
  }
}
