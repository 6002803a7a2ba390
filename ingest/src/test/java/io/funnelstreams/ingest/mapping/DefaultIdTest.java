package io.funnelstreams.ingest.mapping;

import static io.funnelstreams.ingest.mapping.MappedRow.only;
import static io.funnelstreams.ingest.mapping.MappedRow.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.LeadEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DefaultIdTest {
  private static String payment(String values) {
    return """
    source: erp
    currency: EUR
    row_id: number
    party: customer
    events:
      - {family: payment, type: paid, document_id: number, occurred_at: at, amount: sum, %s}
    """
        .formatted(values);
  }

  private static String id(String mapping, String header, String row) {
    return only(mapping, header, row).header().key().eventId();
  }

  @Test
  void anOrderAndAnInvoiceOfOneNumberAreTwoEvents() {
    var header = "number;customer;at;sum";
    var row = "7;c1;2026-01-05;100.00";

    assertThat(id(payment("document: order"), header, row)).isEqualTo("7/payment.order.paid");
    assertThat(id(payment("document: invoice"), header, row)).isEqualTo("7/payment.invoice.paid");
  }

  @Test
  void theKindOfDocumentOfAColumnIsPartOfTheIdToo() {
    var mapping = payment("document: {column: kind, aliases: {Rechnung: invoice}}");
    var header = "number;customer;at;sum;kind";

    assertThat(id(mapping, header, "7;c1;2026-01-05;100.00;Order"))
        .isEqualTo("7/payment.order.paid");
    assertThat(id(mapping, header, "7;c1;2026-01-05;100.00;Rechnung"))
        .isEqualTo("7/payment.invoice.paid");
    assertThat(problem(mapping, header, "7;c1;2026-01-05;100.00;Angebot")).contains("Angebot");
  }

  @Test
  void aNameThatIsGivenStays() {
    assertThat(
            id(
                payment("document: order, name: sale"),
                "number;customer;at;sum",
                "7;c1;2026-01-05;100.00"))
        .isEqualTo("7/sale");
  }

  @Test
  void anEditedRowKeepsTheIdOfItsEvent() {
    var mapping = payment("document: order");
    var header = "number;customer;at;sum";

    assertThat(id(mapping, header, "7;c1;2026-01-05;100.00"))
        .isEqualTo(id(mapping, header, "7;c2;2026-02-05;90.00"));
  }

  @Test
  void theIdentityOfARowIsAValue() {
    var mapping =
        """
        source: crm
        row_id: [region, number]
        party: {row: id}
        segment: {row: {row: id}}
        events:
          - {family: deal, type: opened, deal_id: {row: id}, occurred_at: at}
        """;
    var deal = (DealEvent) only(mapping, "region;number;at", "EU;7;2026-01-05");

    assertThat(deal.dealId()).isEqualTo("EU|7");
    assertThat(deal.header().partyId()).isEqualTo("EU|7");
    assertThat(deal.header().segment()).containsEntry("row", "EU|7");
  }

  @Test
  void aRowWithoutIdColumnsNamesItselfByItsContent() {
    var mapping =
        """
        source: crm
        party: {row: id}
        events:
          - {family: lead, type: created, occurred_at: at}
        """;
    var lead = (LeadEvent) only(mapping, "who;at", "Ann;2026-01-05");

    assertThat(lead.header().key().eventId()).startsWith(lead.header().partyId() + "/");
    assertThat(lead.header().partyId()).hasSizeGreaterThan(20);
  }

  @Test
  void aRowIdCannotBeItself() {
    var mapping = payment("document: order").replace("row_id: number", "row_id: {row: id}");

    assertThatThrownBy(() -> MappingYaml.parse(Path.of("m.yaml"), mapping))
        .hasMessageContaining("row_id");
  }
}
