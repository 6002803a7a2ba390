package io.funnelstreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnCompanyTest {
  private static final OwnCompany COMPANY =
      new OwnCompany(Set.of("Tessel.Example"), Set.of("Counsel@lawyers.example"));

  @Test
  void leavesOutOwnDomainsAndAddressesWithoutRegardToCase() {
    assertThat(outsiders("MONA@tessel.EXAMPLE", "it@de.tessel.example", "counsel@Lawyers.example"))
        .isEmpty();
  }

  @Test
  void keepsNeighboursOfOwnDomainsAndAddresses() {
    assertThat(
            outsiders("a@nottessel.example", "Other@lawyers.example", "tessel.example@b.example"))
        .containsExactly(
            "a@nottessel.example", "other@lawyers.example", "tessel.example@b.example");
  }

  @Test
  void readsAddressesWithNamesAndTagsAndLeavesOutDoubles() {
    assertThat(outsiders("Zoe <Zoe@bay.example>", "mailto:zoe@bay.example", "a@b.example", ""))
        .containsExactly("zoe@bay.example", "a@b.example");
    assertThat(outsiders("Counsel <counsel+docs@lawyers.example>")).isEmpty();
  }

  @Test
  void everybodyAtTheDomainOfAnInsiderIsAnInsiderUnlessTheDomainIsPublic() {
    assertThat(
            OwnCompany.UNKNOWN.outsiders(
                List.of("b@x.example", "c@y.example"), List.of("A@X.example")))
        .containsExactly("c@y.example");
    assertThat(
            OwnCompany.UNKNOWN.outsiders(
                List.of("a@gmail.com", "b@gmail.com"), List.of("A@Gmail.com")))
        .containsExactly("b@gmail.com");
  }

  @Test
  void expressionsAskForOutsiders() {
    var expression = new MappingExpression("$outsiders(signers, by)[0] & ' ' & $own_domains[0]");
    var row =
        Map.<String, Object>of(
            "signers", List.of("x@q.example", "z@w.example"), "by", "x@q.example");
    assertThat(expression.valueOf(row, COMPANY.bindings())).contains("z@w.example tessel.example");
    assertThat(new MappingExpression("$count($outsiders(nobody, nobody))").valueOf(row, Map.of()))
        .contains(0);
  }

  private static List<String> outsiders(String... candidates) {
    return COMPANY.outsiders(List.of(candidates), List.of());
  }
}
