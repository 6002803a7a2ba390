package io.funnelstreams.core.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts added up where they differ in the amount alone; a sum of 0 is removed. */
final class FactDelta {
  private final Map<Fact, Long> amounts = new LinkedHashMap<>();

  void add(Fact fact) {
    amounts.merge(fact.withAmount(0), fact.amount(), FactDelta::sumOrGone);
  }

  List<Fact> facts() {
    var facts = new ArrayList<Fact>(amounts.size());
    amounts.forEach((what, amount) -> facts.add(what.withAmount(amount)));
    return facts;
  }

  private static Long sumOrGone(long one, long other) {
    long sum = one + other;
    return sum == 0 ? null : sum;
  }
}
