package io.funnelstreams.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.app.output.TableText;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalSanitizerTest {
  @Test
  void nothingThatSomebodySentSteersATerminal() {
    assertThat(TerminalSanitizer.line("a\u001b[2Jb\nc\r\u007f\u009b1m é"))
        .isEqualTo("a␛[2Jb␊c␍␡\ufffd1m é");
    assertThat(TerminalSanitizer.lines("{\r\n\t\"a\": \"\u001b\"}\n"))
        .isEqualTo("{\n\t\"a\": \"␛\"}\n");
  }

  @Test
  void anIdWithLinesIsOneRowOfATable() {
    var listing =
        new Listing(List.of("id"), List.of(List.of(ListingCell.text("x\nfake row\u001b[1A"))));

    assertThat(new TableText(false).lines(listing)).containsExactly("id", "x␊fake row␛[1A");
  }
}
