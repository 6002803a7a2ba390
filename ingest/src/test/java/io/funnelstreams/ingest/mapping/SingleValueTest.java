package io.funnelstreams.ingest.mapping;

import static io.funnelstreams.ingest.mapping.MappedRow.events;
import static io.funnelstreams.ingest.mapping.MappedRow.only;
import static io.funnelstreams.ingest.mapping.MappedRow.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleValueTest {
  private static final String DEAL =
      """
      source: crm
      row_id: id
      party: party
      currency: EUR
      segment: {region: region}
      events:
        - family: deal
          type: opened
          deal_id: deal.id
          occurred_at: at
          amount: deal.sum
          stage: stage
      """;

  private static String row(String member, String value) {
    var row =
        """
        {"id": 1, "party": "P", "region": "West", "at": "2026-01-02", "stage": "new",
         "deal": {"id": "D", "sum": 5}}
        """;
    return row.replace("\n", " ")
        .replaceFirst("\"" + member + "\": [^,{}]+", quoted(member, value));
  }

  private static String quoted(String member, String value) {
    return "\"" + member + "\": " + value;
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "party", "at", "sum"})
  void rejectsSeveralValuesWhereOneDecides(String member) {
    assertThat(problem(DEAL, "", row(member, "[\"2026-01-03\", \"4\"]")))
        .contains("holds 2 values where one is meant", "[0]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "party", "region", "at", "sum", "stage"})
  void rejectsAnObjectWhereAValueIsMeant(String member) {
    assertThat(problem(DEAL, "", row(member, "{\"a\": 1}"))).contains("is an object");
    assertThat(problem(DEAL, "", row(member, "[{\"a\": 1}]"))).contains("list of objects");
  }

  @Test
  void readsAWholeNumberThatIsWrittenWithAPointAsTheSameId() {
    assertThat(only(DEAL, "", row("party", "7.0")).header().partyId()).isEqualTo("7");
    assertThat(only(DEAL, "", row("party", "7")).header().partyId()).isEqualTo("7");
    assertThat(only(DEAL, "", row("party", "7.5")).header().partyId()).isEqualTo("7.5");
    assertThat(only(DEAL, "", row("party", "\"7.0\"")).header().partyId()).isEqualTo("7.0");
  }

  @Test
  void takesTheOnlyValueOfAListAndPassesOverEmptyOnes() {
    var event = (DealEvent) only(DEAL, "", row("party", "[null, \"\", [\"A1\", \"A1\"]]"));
    assertThat(event.header().partyId()).isEqualTo("A1");

    var amount = (DealEvent) only(DEAL, "", row("sum", "[7.5]"));
    assertThat(amount.amount()).contains(Money.of(750, "EUR"));
    assertThat(((DealEvent) only(DEAL, "", row("sum", "[]"))).amount()).isEmpty();
  }

  @Test
  void takesTheFirstOfSeveralValuesThatOnlyDescribe() {
    var event = (DealEvent) only(DEAL, "", row("region", "[\"West\", \"East\"]"));
    assertThat(event.header().segment()).containsEntry("region", "West");

    var staged = (DealEvent) only(DEAL, "", row("stage", "[\"a\", \"b\"]"));
    assertThat(staged.stage()).contains("a");
  }

  @Test
  void reachesThroughAListOfObjectsToTheirValues() {
    var several = row("id", "1").replace("{\"id\": \"D\", \"sum\": 5}", "[{\"id\":1},{\"id\":2}]");
    var one = row("id", "1").replace("{\"id\": \"D\", \"sum\": 5}", "[{\"id\": 9}]");

    assertThat(problem(DEAL, "", several)).contains("'deal.id' holds 2 values");
    assertThat(((DealEvent) only(DEAL, "", one)).dealId()).isEqualTo("9");
  }

  @Test
  void aConditionHoldsWhereOneValueOfAListFits() {
    var tagged = DEAL + "    when: {tags: vip}\n";
    var without = DEAL + "    when: {tags: {not: vip}}\n";
    var present = DEAL + "    when: {tags: {present: true}}\n";
    var vip = row("id", "1, \"tags\": [\"new\", \"VIP\"]");
    var none = row("id", "1, \"tags\": []");

    assertThat(events(tagged, "", vip)).hasSize(1);
    assertThat(events(without, "", vip)).isEmpty();
    assertThat(events(present, "", vip)).hasSize(1);
    assertThat(events(tagged, "", none)).isEmpty();
    assertThat(events(present, "", none)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "1.00", "\"1.0\""})
  void aConditionComparesWholeNumbersAsNumbers(String number) {
    var mapping = DEAL + "    when: {paid: 1}\n";

    assertThat(events(mapping, "", row("id", "1, \"paid\": " + number))).hasSize(1);
    assertThat(events(mapping, "", row("id", "1, \"paid\": 1.5"))).isEmpty();
  }
}
