package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Format;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingPrinter;
import io.funnelstreams.app.terminal.Console;
import picocli.CommandLine.Option;

/** The format of a list. */
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json or csv (default: ${DEFAULT-VALUE}).")
  private Format format;

  void print(Console console, Listing listing) {
    new ListingPrinter(console).print(listing, format);
  }

  /** Whether a person reads the output and wants more than the bare list. */
  boolean isTable() {
    return format == Format.TABLE;
  }
}
