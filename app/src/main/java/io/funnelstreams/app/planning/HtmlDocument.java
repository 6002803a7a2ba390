package io.funnelstreams.app.planning;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a document as one self-contained page, to read and to print. */
public final class HtmlDocument {
  private static final String STYLE =
      """
      body {
        font: 15px/1.5 system-ui, sans-serif; color: #1b1f24;
        max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
      }
      h1 { margin-bottom: .25rem }
      h2 { margin-top: 2rem; border-bottom: 1px solid #c8ced6 }
      table { border-collapse: collapse; width: 100% }
      th, td { padding: .3rem .6rem; text-align: left; vertical-align: top }
      th { border-bottom: 2px solid #c8ced6 }
      td { border-bottom: 1px solid #e3e7ec }
      .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
      @page { margin: 18mm }
      @media print {
        body { margin: 0; max-width: none; font-size: 11px }
        tr, h2 { break-inside: avoid }
        h2 { break-after: avoid }
      }
      """;

  private HtmlDocument() {}

  /** The whole page. */
  public static String of(PlanDocument document) {
    var about =
        document.about().stream()
            .map(sentence -> "<p>" + escaped(sentence) + "</p>\n")
            .collect(Collectors.joining());
    var sections = document.sections().stream().map(HtmlDocument::of).collect(Collectors.joining());
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s</title>
    <style>
    %2$s</style>
    </head>
    <body>
    <h1>%1$s</h1>
    %3$s%4$s</body>
    </html>
    """
        .formatted(escaped(document.title()), STYLE, about, sections);
  }

  private static String of(PlanDocument.Section section) {
    return "<section>\n<h2>%s</h2>\n%s</section>\n"
        .formatted(
            escaped(section.heading()),
            section.parts().stream().map(HtmlDocument::of).collect(Collectors.joining()));
  }

  private static String of(PlanDocument.Part part) {
    return part instanceof PlanDocument.Table table
        ? of(table)
        : "<p>" + escaped(((PlanDocument.Paragraph) part).text()) + "</p>\n";
  }

  private static String of(PlanDocument.Table table) {
    return "<table>\n<thead>%s</thead>\n<tbody>\n%s</tbody>\n</table>\n"
        .formatted(
            row(table, "th scope=\"col\"", "th", table.columns()),
            table.rows().stream()
                .map(cells -> row(table, "td", "td", cells) + "\n")
                .collect(Collectors.joining()));
  }

  private static String row(
      PlanDocument.Table table, String opening, String closing, List<String> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            column ->
                "<%s%s>%s</%s>"
                    .formatted(
                        opening,
                        table.numeric().contains(column) ? " class=\"number\"" : "",
                        escaped(cells.get(column)),
                        closing))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
