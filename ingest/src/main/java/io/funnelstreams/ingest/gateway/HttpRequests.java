package io.funnelstreams.ingest.gateway;

import io.funnelstreams.ingest.request.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Fields;

/** Converts the server's requests to those that sources read. */
final class HttpRequests {
  private HttpRequests() {}

  /**
   * The request without its body.
   *
   * @param url how callers reach the server, before the path
   */
  static Request headOf(org.eclipse.jetty.server.Request request, String url) {
    return new Request(
        request.getMethod(),
        url + request.getHttpURI().getPathQuery(),
        headers(request.getHeaders()),
        query(request),
        new byte[0],
        contentType(request),
        Instant.now());
  }

  private static Map<String, List<String>> headers(HttpFields fields) {
    var headers = new LinkedHashMap<String, List<String>>();
    for (var field : fields) {
      headers
          .computeIfAbsent(field.getLowerCaseName(), name -> new ArrayList<>(1))
          .add(field.getValue() == null ? "" : field.getValue());
    }
    return headers;
  }

  private static Map<String, List<String>> query(org.eclipse.jetty.server.Request request) {
    if (request.getHttpURI().getQuery() == null) {
      return Map.of();
    }
    var query = new LinkedHashMap<String, List<String>>();
    for (Fields.Field field : org.eclipse.jetty.server.Request.extractQueryParameters(request)) {
      query.put(field.getName(), field.getValues());
    }
    return query;
  }

  private static String contentType(org.eclipse.jetty.server.Request request) {
    var type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return type == null ? "" : type;
  }

  /** The media type in lower case and without parameters; empty text where none was sent. */
  static String mediaType(org.eclipse.jetty.server.Request request) {
    return contentType(request).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
