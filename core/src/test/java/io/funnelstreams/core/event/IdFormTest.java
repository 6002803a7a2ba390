package io.funnelstreams.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdFormTest {
  @Test
  void idsLoseBlanksAndInvisibleSignsAtTheirEndsAndKeepTheirCase() {
    var deal =
        new DealEvent(
            header("\uFEFFKunde-7\u00A0", Map.of()),
            "\u200BD1 ",
            DealEvent.Type.OPENED,
            Optional.empty(),
            Optional.empty());

    assertThat(deal.header().key()).isEqualTo(new EventKey("crm", "e1"));
    assertThat(deal.header().partyId()).isEqualTo("Kunde-7");
    assertThat(deal.dealId()).isEqualTo("D1");
  }

  @Test
  void theIdOfTheSurvivorHasTheFormOfItsOwnEvents() {
    var lead =
        new LeadEvent(
            header("a", Map.of()),
            LeadEvent.Type.MERGED,
            Optional.of("Mu\u0308ller\u202F"),
            Optional.empty());

    assertThat(lead.mergedInto()).contains("M\u00FCller");
    assertThat(header("M\u00FCller", Map.of()).partyId()).isEqualTo("M\u00FCller");
  }

  @Test
  void anIdOfInvisibleSignsIsBlank() {
    assertThatThrownBy(() -> header("\u200B\u00AD", Map.of()))
        .hasMessageContaining("party_id is blank");
  }

  @Test
  void aDimensionIsNamedWithoutBlanksAndAValueOfInvisibleSignsIsNone() {
    assertThat(header("a", Map.of("region\u00A0", "EMEA", "owner", "\u200B")).segment())
        .containsExactly(Map.entry("region", "EMEA"));
  }

  private static Header header(String party, Map<String, String> segment) {
    var key = new EventKey(" crm", "e1\u200B");
    return new Header(key, 0, false, false, Instant.EPOCH, Instant.EPOCH, party, segment);
  }
}
