package io.funnelstreams.serve.api.route;

import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.util.StringUtil;

/** The API's description for people, as a page without a script. */
final class DocsPage {
  static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>API · FunnelStreams</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <link rel="stylesheet" href="/app/page.css">
      </head>
      <body>
      <main>
      <h1>The API of FunnelStreams</h1>
      <p>For programs: <a href="openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
      """;

  private final StringBuilder html = new StringBuilder(HEAD);
  private final Map<String, ApiSchema<?>> objects = new LinkedHashMap<>();

  private DocsPage() {}

  static String of(ApiDescription description) {
    var page = new DocsPage();
    for (var operation : description.operations()) {
      page.add(operation);
      page.answers("Answers with ", operation, ".");
    }
    for (var stream : description.streams()) {
      page.add(stream);
      page.answers("Answers with server-sent events: the fields of ", stream, " are theirs.");
    }
    page.html.append("<h2>Objects</h2>\n");
    page.objects.values().forEach(page::add);
    return page.html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void add(ApiOperation operation) {
    tag("h2", "GET " + ApiHandler.BASE + operation.path());
    tag(
        "p",
        operation.summary()
            + (operation.role() == AccessRole.OPERATOR ? " For operators." : "")
            + (operation.isList() ? " Also as CSV." : ""));
    if (!operation.parameters().isEmpty()) {
      html.append("<table><thead><tr><th>parameter</th><th>is</th><th></th></tr></thead><tbody>\n");
      for (var each : operation.parameters()) {
        var name = each.kind() == ApiParameter.Kind.SEGMENT ? "segment.DIMENSION" : each.name();
        row(name, kind(each), each.description());
      }
      html.append("</tbody></table>\n");
    }
  }

  private void answers(String before, ApiOperation operation, String after) {
    html.append("<p>").append(before);
    link(operation.answer());
    html.append(after).append("</p>\n");
    collect(new ApiType.Nested(operation.answer()));
  }

  private static String kind(ApiParameter parameter) {
    return parameter.words().isEmpty()
        ? parameter.kind().name().toLowerCase(Locale.ROOT)
        : String.join(", ", parameter.words());
  }

  private void collect(ApiType type) {
    if (type instanceof ApiType.Nested nested) {
      if (objects.putIfAbsent(nested.schema().name(), nested.schema()) == null) {
        nested.schema().fields().forEach(field -> collect(field.type()));
      }
    } else if (type instanceof ApiType.Many many) {
      collect(many.of());
    }
  }

  private void add(ApiSchema<?> schema) {
    html.append("<h3 id=\"").append(escaped(schema.name())).append("\">");
    html.append(escaped(schema.name())).append("</h3>\n");
    html.append("<table><thead><tr><th>field</th><th>is</th><th></th></tr></thead><tbody>\n");
    for (var field : schema.fields()) {
      row(
          field.name(),
          words(field.type()) + (field.isNullable() ? ", or null" : ""),
          field.description());
    }
    html.append("</tbody></table>\n");
  }

  private static String words(ApiType type) {
    if (type instanceof ApiType.Nested nested) {
      return nested.schema().name();
    }
    if (type instanceof ApiType.Many many) {
      return "list of " + words(many.of());
    }
    if (type instanceof ApiType.Word word) {
      return String.join(", ", word.words());
    }
    return switch ((ApiType.Scalar) type) {
      case TEXT -> "text";
      case WHOLE_NUMBER -> "whole number";
      case NUMBER -> "number";
      case FIGURE -> "number; decimal text in a currency";
      case FLAG -> "true or false";
      case DAY -> "day";
      case INSTANT -> "instant in UTC";
      case LABELS -> "texts by name";
    };
  }

  private void link(ApiSchema<?> schema) {
    var name = escaped(schema.name());
    html.append("<a href=\"#").append(name).append("\">").append(name).append("</a>");
  }

  private void row(String... cells) {
    html.append("<tr>");
    for (var cell : cells) {
      html.append("<td>").append(escaped(cell)).append("</td>");
    }
    html.append("</tr>\n");
  }

  private void tag(String tag, String text) {
    html.append('<').append(tag).append('>').append(escaped(text));
    html.append("</").append(tag).append(">\n");
  }

  private static String escaped(String text) {
    return StringUtil.sanitizeXmlString(text);
  }
}
