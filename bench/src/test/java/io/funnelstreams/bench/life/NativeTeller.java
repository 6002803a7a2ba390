package io.funnelstreams.bench.life;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.funnelstreams.bench.life.Happening.Commented;
import io.funnelstreams.bench.life.Happening.FollowersCounted;
import io.funnelstreams.bench.life.Happening.GuestPostPublished;
import io.funnelstreams.bench.life.Happening.Spent;
import java.math.BigDecimal;
import java.util.List;

/** A script of the company's own that reports its marketing, in our own format. */
final class NativeTeller implements Teller {
  private static final String FAMILY = "family";

  @Override
  public Vendor vendor() {
    return Vendor.NATIVE;
  }

  @Override
  public List<ObjectNode> notifications(Happening happening) {
    if (happening instanceof Spent it) {
      return List.of(spend(it));
    } else if (happening instanceof FollowersCounted it) {
      var notification = event("social", it).put("type", "follower_total");
      return List.of(notification.put("network", it.network()).put("count", it.followers()));
    } else if (happening instanceof Commented it) {
      var notification = event("social", it).put("type", "comment");
      return List.of(notification.put("network", it.network()).put("count", it.comments()));
    } else if (happening instanceof GuestPostPublished it) {
      var notification = event("publication", it).put("site", it.site());
      return List.of(notification.put("domain_authority", it.authority()));
    }
    return List.of();
  }

  private static ObjectNode spend(Spent it) {
    return event("spend", it)
        .put("event_id", it.channel() + it.at())
        .put("purpose", it.purpose())
        .put("channel", it.channel())
        .put("amount", BigDecimal.valueOf(it.amount(), 2))
        .put("currency", "EUR")
        .put("revision", it.word());
  }

  private static ObjectNode event(String family, Happening it) {
    return JSON.createObjectNode()
        .put(FAMILY, family)
        .put("source", "marketing")
        .put("event_id", family + it.at())
        .put("occurred_at", it.at().toString());
  }
}
