package io.funnelstreams.app.planning;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a document as Markdown with tables, as GitHub reads it. */
public final class MarkdownDocument {
  private MarkdownDocument() {}

  /** The whole text, which ends with a line's end. */
  public static String of(PlanDocument document) {
    var text = new StringBuilder("# " + escaped(document.title()) + "\n");
    document.about().forEach(sentence -> text.append('\n').append(escaped(sentence)).append('\n'));
    for (var section : document.sections()) {
      text.append("\n## ").append(escaped(section.heading())).append('\n');
      section.parts().forEach(part -> text.append('\n').append(of(part)));
    }
    return text.toString();
  }

  private static String of(PlanDocument.Part part) {
    return part instanceof PlanDocument.Table table
        ? of(table)
        : escaped(((PlanDocument.Paragraph) part).text()) + "\n";
  }

  private static String of(PlanDocument.Table table) {
    var rule =
        IntStream.range(0, table.columns().size())
            .mapToObj(column -> table.numeric().contains(column) ? "--:" : "---")
            .toList();
    return line(table.columns().stream().map(MarkdownDocument::escaped).toList())
        + line(rule)
        + table.rows().stream()
            .map(row -> line(row.stream().map(MarkdownDocument::escaped).toList()))
            .collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** Escapes a plan's text, so that it is no markup and breaks no line or table. */
  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (char c : text.replaceAll("\\s+", " ").toCharArray()) {
      if ("\\`*_{}[]<>#|~&".indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }
}
