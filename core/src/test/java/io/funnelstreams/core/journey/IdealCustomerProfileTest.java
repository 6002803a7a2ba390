package io.funnelstreams.core.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdealCustomerProfileTest {
  private static final IdealCustomerProfile.Rule INDUSTRY =
      new IdealCustomerProfile.OneOf(
          "industry", Set.of(DimensionValue.of("Software"), DimensionValue.of("Banking")));
  private static final IdealCustomerProfile PROFILE =
      new IdealCustomerProfile(List.of(INDUSTRY, within(Optional.of("50"), Optional.of("500"))));

  @ParameterizedTest
  @CsvSource({
    "software, 50, icp",
    "SOFTWARE, 500, icp",
    "banking, 51-200, icp",
    "banking, 50 \u2013 500, icp",
    "software, 49, non_icp",
    "software, 501, non_icp",
    "software, 500.5, non_icp",
    "software, 10-49, non_icp",
    "software, 501+, non_icp",
    "farming, 100, non_icp",
    "farming, unknown, non_icp",
    "unknown, 20, non_icp",
    "unknown, 100, unknown",
    "software, unknown, unknown",
    "software, 10-50, unknown",
    "software, 200-1000, unknown",
    "software, 500+, unknown",
    "software, 200-60, unknown",
    "software, about 60, unknown",
    "software, '1,001', unknown",
  })
  void classifiesByWhatIsKnown(String industry, String employees, String expected) {
    var values = Map.of("industry", industry, "employees", employees);

    assertThat(PROFILE.classify(name -> DimensionValue.of(values.get(name))))
        .isEqualTo(DimensionValue.of(expected));
  }

  @ParameterizedTest
  @CsvSource({"500+, icp", "1000, icp", "499, non_icp", "400+, unknown"})
  void hasNoUpperBoundWhereNoneIsGiven(String employees, String expected) {
    var large = new IdealCustomerProfile(List.of(within(Optional.of("500"), Optional.empty())));

    assertThat(large.classify(name -> DimensionValue.of(employees)))
        .isEqualTo(DimensionValue.of(expected));
  }

  @Test
  void refusesRulesThatContradictEachOther() {
    assertThatThrownBy(() -> new IdealCustomerProfile(List.of(INDUSTRY, INDUSTRY)))
        .hasMessageContaining("one rule for each");
    assertThatThrownBy(() -> new IdealCustomerProfile(List.of())).hasMessageContaining("one rule");
    assertThatThrownBy(() -> within(Optional.of("5"), Optional.of("4")))
        .hasMessageContaining("before it begins");
  }

  @Test
  void replacesTheDerivedDimensionByThoseItFollowsFrom() {
    var breakdowns = List.of(List.<String>of(), List.of("icp", "region"), List.of("employees"));

    var dimensions = FactDimensions.of(breakdowns, Optional.of(PROFILE));

    assertThat(dimensions.names()).containsExactly("industry", "employees", "region");
    var values =
        List.of(DimensionValue.of("Software"), DimensionValue.of("60"), DimensionValue.of("EMEA"));
    assertThat(dimensions.project(List.of("icp", "region"), values))
        .containsExactly(DimensionValue.of("icp"), DimensionValue.of("emea"));
    assertThat(FactDimensions.spelled(breakdowns, Optional.of(PROFILE)))
        .containsExactly("region", "employees");
    assertThat(FactDimensions.of(breakdowns, Optional.empty()).names())
        .containsExactly("icp", "region", "employees");
  }

  private static IdealCustomerProfile.Rule within(Optional<String> least, Optional<String> most) {
    return new IdealCustomerProfile.Within(
        "employees", least.map(BigDecimal::new), most.map(BigDecimal::new));
  }
}
