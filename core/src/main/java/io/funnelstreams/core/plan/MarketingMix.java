package io.funnelstreams.core.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a company sells, where, for how much, and how it makes it known, in a sentence each. */
public record MarketingMix(
    Optional<String> product,
    Optional<String> place,
    Optional<String> price,
    Optional<String> promotion,
    Optional<String> people) {
  /** A plan that says nothing of it. */
  public static final MarketingMix NONE =
      new MarketingMix(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** What the plan says, by its key in the plan file, in the usual order. */
  public Map<String, String> stated() {
    var stated = new LinkedHashMap<String, String>();
    product.ifPresent(text -> stated.put("product", text));
    place.ifPresent(text -> stated.put("place", text));
    price.ifPresent(text -> stated.put("price", text));
    promotion.ifPresent(text -> stated.put("promotion", text));
    people.ifPresent(text -> stated.put("people", text));
    return stated;
  }
}
