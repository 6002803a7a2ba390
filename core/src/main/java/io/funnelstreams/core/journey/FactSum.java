package io.funnelstreams.core.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts added up where they differ in the amount alone; what adds up to nothing is gone. */
final class FactSum {
  private final Map<Fact, Long> amounts = new LinkedHashMap<>();

  void add(Fact fact) {
    var what = new Fact(fact.measure(), fact.bucket(), fact.epochDay(), fact.segment(), 0);
    amounts.merge(what, fact.amount(), FactSum::sumOrGone);
  }

  List<Fact> facts() {
    var facts = new ArrayList<Fact>(amounts.size());
    amounts.forEach(
        (what, amount) ->
            facts.add(
                new Fact(what.measure(), what.bucket(), what.epochDay(), what.segment(), amount)));
    return facts;
  }

  private static Long sumOrGone(long one, long other) {
    long sum = one + other;
    return sum == 0 ? null : sum;
  }
}
