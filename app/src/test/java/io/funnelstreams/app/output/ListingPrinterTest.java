package io.funnelstreams.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.app.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ListingPrinterTest {
  private static final Listing LISTING =
      new Listing(
          List.of("kpi", "segment", "value"),
          List.of(
              List.of(
                  ListingCell.text("leads"),
                  new ListingCell.Labels(Map.of()),
                  ListingCell.figure(OptionalDouble.of(1352), "count")),
              List.of(
                  new ListingCell.Text("a \"rate\"", Style.BAD),
                  new ListingCell.Labels(Map.of("region", "EMEA", "channel", "ads, web")),
                  ListingCell.figure(OptionalDouble.of(0.63151), "ratio")),
              List.of(
                  ListingCell.text("cpl"),
                  new ListingCell.Labels(Map.of()),
                  ListingCell.figure(OptionalDouble.empty(), "EUR"))));

  @Test
  void aProgramGetsFiguresInFull() {
    assertThat(print(Format.CSV, false))
        .isEqualToNormalizingNewlines(
            """
            kpi,segment,value
            leads,,1352
            "a ""rate""\","channel=ads, web,region=EMEA",0.63151
            cpl,,
            """);
    assertThat(print(Format.JSON, false))
        .isEqualToNormalizingNewlines(
            """
            [
            {"kpi":"leads","segment":{},"value":1352},
            {"kpi":"a \\"rate\\"","segment":{"channel":"ads, web","region":"EMEA"},"value":0.63151},
            {"kpi":"cpl","segment":{},"value":null}
            ]
            """);
  }

  @Test
  void aPersonGetsAlignedColumns() {
    assertThat(print(Format.TABLE, false))
        .isEqualToNormalizingNewlines(
            """
            kpi       segment                         value
            leads                                     1,352
            a "rate"  channel=ads, web,region=EMEA  63.15 %
            cpl                                           –
            """);
  }

  @Test
  void aProgramGetsTheCodeOfAReasonAndAPersonWhatItMeans() {
    var listing =
        new Listing(
            List.of("reason"),
            List.of(List.of(new ListingCell.Code("dimension_not_available", "never given"))));
    assertThat(print(listing, Format.CSV, false, Map.of())).contains("dimension_not_available");
    assertThat(print(listing, Format.JSON, false, Map.of()))
        .contains("\"dimension_not_available\"");
    assertThat(print(listing, Format.TABLE, false, Map.of())).contains("never given");
  }

  @Test
  void ratiosAreApartByPercentagePointsAndOtherFiguresByTheirUnit() {
    assertThat(ListingCell.difference(OptionalDouble.of(-0.0489), "ratio").shown())
        .isEqualTo("-4.89 pt");
    assertThat(ListingCell.difference(OptionalDouble.of(-4.05), "days").shown()).isEqualTo("-4.05");
  }

  @Test
  void coloursAreOnlyForATerminalThatWantsThem() {
    assertThat(print(Format.TABLE, true)).contains("\u001b[31ma \"rate\"\u001b[0m");
    assertThat(print(Format.CSV, true)).doesNotContain("\u001b");
    assertThat(print(Format.TABLE, true, Map.of("NO_COLOR", "1"))).doesNotContain("\u001b");
  }

  @Test
  void anEmptyListIsStillValidJson() {
    assertThat(print(new Listing(List.of("kpi"), List.of()), Format.JSON, false, Map.of()))
        .isEqualToIgnoringWhitespace("[]");
  }

  private static String print(Format format, boolean terminal) {
    return print(format, terminal, Map.of());
  }

  private static String print(Format format, boolean terminal, Map<String, String> environment) {
    return print(LISTING, format, terminal, environment);
  }

  private static String print(
      Listing listing, Format format, boolean terminal, Map<String, String> environment) {
    var bytes = new ByteArrayOutputStream();
    var stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    var console = new Console(stream, stream, terminal, terminal, environment);
    new ListingPrinter(console).print(listing, format);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
