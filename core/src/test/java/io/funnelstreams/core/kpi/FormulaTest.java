package io.funnelstreams.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leads +            | a number, a KPI or a function was expected at the end",
        "(leads             | ')' was expected at the end",
        "leads mqls         | an operator or the end was expected, not 'mqls'",
        "sum(nonsense)      | there is no measure 'nonsense'",
        "months(3)          | ')' was expected before 3",
        "avg(leads)         | there is no function 'avg'",
        "distinct(leads)    | there is no measure 'leads' that counts parties once",
        "sum(repeat_customers_day) | there is no measure 'repeat_customers_day'",
        "median(leads)      | median takes a distribution",
        "share(won_amount)  | share takes what is shared and the dimension that shares it",
        "share(won_amount   | a comma was expected at the end",
        "share(won_amount,) | share takes a dimension of a breakdown after the comma, such as"
            + " channel, not ')'",
        "share(leads, channel, region) | ')' was expected before ,",
        "leads & mqls       | '& mqls' is not part of a formula"
      })
  void aMistakeIsNamed(String formula, String message) {
    assertThatThrownBy(() -> Formula.parse(formula))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("in the formula '" + formula + "'")
        .hasMessageContaining(message);
  }

  @Test
  void aKpiThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> Catalogue.of(List.of(kpi("a", "b + 1"))))
        .hasMessageContaining("the formula of 'a' names the KPI 'b', which does not exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "share(rate, channel)      | the share by 'channel' of what does not add up to a whole",
        "share(median(sales_cycle_days_distribution), channel) | does not add up to a whole",
        "share(payers, channel)    | does not add up to a whole",
        "share(leads / 2, channel) | is fine",
        "share(won_amonut, channel) | of 'won_amonut', which is neither a KPI nor a measure"
      })
  void onlyWhatAddsUpIsShared(String formula, String message) {
    var kpis = List.of(kpi("rate", "sum(mqls) / sum(leads)"), kpi("leads", "sum(leads)"));
    var share = kpi("a", formula);
    if (message.equals("is fine")) {
      assertThat(Catalogue.of(kpis).with(List.of(share)).sharedBy("a")).containsExactly("channel");
    } else {
      assertThatThrownBy(() -> Catalogue.of(kpis).with(List.of(share)))
          .isInstanceOf(FormulaException.class)
          .hasMessageContaining(message);
    }
  }

  @Test
  void aCircleOfKpisIsRefused() {
    assertThatThrownBy(() -> Catalogue.of(List.of(kpi("a", "b + 1"), kpi("b", "a / 2"))))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("circle");
  }

  private static Kpi kpi(String id, String formula) {
    return new Kpi(
        id, id, id, Formula.parse(formula), Unit.COUNT, Direction.UP, FunnelStage.ACQUIRE);
  }
}
