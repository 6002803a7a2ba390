package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.plan.PlanDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileYamlTest {
  private static final String PLAN = "name: Acme\ntime_zone: UTC\ncurrency: EUR\n";
  private static final String RULES = "icp: {industry: [Software, Banking], employees: 50..500}\n";

  @Test
  void addsTheBreakdownByTheProfile() {
    var plan = PlanYaml.parse("plan.yaml", PLAN + RULES);

    assertThat(plan.rules().profile().orElseThrow().dimensions())
        .containsExactly("industry", "employees");
    assertThat(plan.breakdowns())
        .extracting(GroupingSet::dimensions)
        .containsExactly(List.of(), List.of("icp"));
  }

  @Test
  void keepsTheBreakdownThatThePlanNames() {
    var breakdown = "segments:\n  breakdowns:\n    - by: [icp]\n      max_segments: 3\n";

    assertThat(PlanYaml.parse("plan.yaml", PLAN + RULES + breakdown).breakdowns())
        .containsExactly(GroupingSet.TOTAL, new GroupingSet(List.of("icp"), 3));
  }

  @Test
  void everyChangeOfARuleMovesTheDefinition() {
    var rules =
        List.of(
            "",
            "icp: {industry: [Software, Banking], employees: 50..500}\n",
            "icp: {industry: [Software], employees: 50..500}\n",
            "icp: {industry: [Software, Banking], employees: 50..501}\n",
            "icp: {industry: [Software, Banking], employees: 50..}\n",
            "icp: {industry: [Software, Banking], employees: ..500}\n",
            "icp: {industry: 'Software, Banking', employees: 50..500}\n",
            "icp: {branch: [Software, Banking], employees: 50..500}\n",
            "icp: {industry: [Software, Banking]}\n");

    assertThat(rules.stream().map(ProfileYamlTest::version)).doesNotHaveDuplicates();
    assertThat(version("icp: {employees: 50.0 .. 500, industry: [banking, SOFTWARE]}\n"))
        .isEqualTo(version(RULES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "icp: {employees: 500..50} | before it begins",
        "icp: {employees: fifty..500} | not a range",
        "icp: {employees: ..} | not a range",
        "icp: {employees: [50..500]} | stands alone",
        "icp: {industry: []} | the list is empty",
        "icp: {industry: [Software, SOFTWARE]} | in the list already",
        "icp: {industry: [unknown]} | where nothing says",
        "icp: {icp: [good]} | what the rules decide",
        "icp: {} | has no rule",
      })
  void explainsARuleThatCannotBeMeant(String rule, String message) {
    var problems = problems(PLAN + rule + "\n");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString()).contains("plan.yaml:4:").contains(message);
  }

  @Test
  void refusesAPolicyOfTheDerivedDimension() {
    var problems = problems(PLAN + RULES + "segments: {dimensions: {icp: current}}\n");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).contains("follows from industry, employees");
  }

  private static List<YamlProblem> problems(String text) {
    return catchThrowableOfType(InvalidYamlException.class, () -> PlanYaml.parse("plan.yaml", text))
        .problems();
  }

  private static String version(String rules) {
    return PlanDefinition.versionOf(PlanYaml.parse("plan.yaml", PLAN + rules));
  }
}
