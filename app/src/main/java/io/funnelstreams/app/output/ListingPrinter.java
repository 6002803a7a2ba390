package io.funnelstreams.app.output;

import io.funnelstreams.app.terminal.Console;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Prints listings, row by row, so that the text is never in memory as a whole. */
public final class ListingPrinter {
  private final Console console;

  /** Prints to the console's {@code out}. */
  public ListingPrinter(Console console) {
    this.console = console;
  }

  /** Prints a listing in a format. */
  public void print(Listing listing, Format format) {
    try {
      var out = new BufferedWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
      switch (format) {
        case TABLE -> table(listing, out);
        case JSON -> ListingText.json(listing, out);
        case CSV -> ListingText.csv(listing, out);
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    console.out().flush();
  }

  private void table(Listing listing, Writer out) throws IOException {
    new TableText(console.outHasColours())
        .write(
            listing,
            line -> {
              out.write(line);
              out.write(System.lineSeparator());
            });
  }
}
