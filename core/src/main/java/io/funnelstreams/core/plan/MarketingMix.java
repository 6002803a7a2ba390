package io.funnelstreams.core.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A company's product, place, price, promotion and people, in a sentence each. */
public record MarketingMix(
    Optional<String> product,
    Optional<String> place,
    Optional<String> price,
    Optional<String> promotion,
    Optional<String> people) {
  /** A plan without it. */
  public static final MarketingMix NONE =
      new MarketingMix(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The sentences of the plan, by their keys in the plan file, in the usual order. */
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
