package io.funnelstreams.bench.life;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.funnelstreams.bench.life.Happening.InvoicePaid;
import io.funnelstreams.bench.life.Happening.PayerKnown;
import io.funnelstreams.bench.life.Happening.Refunded;
import io.funnelstreams.bench.life.Happening.Step;
import io.funnelstreams.bench.life.Happening.SubscriptionMoved;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reports a subscription as it is now, and the previous values of what changed. America's account
 * is of an older version, in which the period is the subscription's own and not that of its items.
 */
final class StripeTeller implements Teller {
  private static final int TAX_PERCENT = 19;

  private final Map<String, ObjectNode> before = new HashMap<>();
  private int ids;

  @Override
  public Vendor vendor() {
    return Vendor.STRIPE;
  }

  @Override
  public List<ObjectNode> notifications(Happening happening) {
    if (happening instanceof PayerKnown it) {
      var customer = object("customer", it.customer());
      customer.putObject("metadata").put("crm_id", String.valueOf(it.contact()));
      return List.of(event("customer.created", it.at(), customer));
    } else if (happening instanceof SubscriptionMoved it) {
      return List.of(subscription(it));
    } else if (happening instanceof InvoicePaid it) {
      return List.of(event("invoice.paid", it.at(), invoice(it)));
    } else if (happening instanceof Refunded it) {
      return List.of(refund(it));
    }
    return List.of();
  }

  private ObjectNode subscription(SubscriptionMoved it) {
    var now = subscription(it.now(), it.at());
    var was = before.put(it.now().id(), now);
    if (was == null) {
      return event("customer.subscription.created", it.at(), now);
    }
    if (it.step() == Step.END) {
      return event("customer.subscription.deleted", it.at(), now);
    }
    var notification = event("customer.subscription.updated", it.at(), now);
    notification.withObject("/data").set("previous_attributes", otherwise(was, now));
    return notification;
  }

  /** The previous values of what changed. */
  private static ObjectNode otherwise(ObjectNode was, ObjectNode now) {
    var otherwise = JSON.createObjectNode();
    was.properties().stream()
        .filter(field -> !field.getValue().equals(now.get(field.getKey())))
        .forEach(field -> otherwise.set(field.getKey(), field.getValue()));
    return otherwise;
  }

  private static ObjectNode subscription(LifeSubscription it, Instant at) {
    var notification =
        object("subscription", it.id())
            .put("customer", it.customer())
            .put("currency", currency(it))
            .put("status", it.status())
            .put("cancel_at_period_end", it.endsWithPeriod());
    notification.putObject("metadata").put("region", it.region());
    var item = notification.putObject("items").put("object", "list").putArray("data").addObject();
    item.put("object", "subscription_item").put("quantity", it.seats()).set("price", price(it));
    (it.america() ? notification : item)
        .put("current_period_start", it.periodStart().getEpochSecond())
        .put("current_period_end", it.periodEnd().getEpochSecond());
    notification.putNull("pause_collection").putNull("ended_at").putNull("cancel_at");
    if (it.paused()) {
      notification.putObject("pause_collection").put("behavior", "void");
    }
    return it.status().equals("canceled")
        ? notification.put("ended_at", at.getEpochSecond())
        : notification;
  }

  private static ObjectNode price(LifeSubscription it) {
    var price =
        object("price", "price_desk")
            .put("currency", currency(it))
            .put("product", "prod_desk")
            .put("unit_amount", LifeSubscription.SEAT)
            .put("unit_amount_decimal", String.valueOf(LifeSubscription.SEAT));
    price
        .putObject("recurring")
        .put("interval", "month")
        .put("interval_count", 1)
        .put("usage_type", "licensed");
    return price;
  }

  private static ObjectNode invoice(InvoicePaid it) {
    long total = it.net() * (100 + TAX_PERCENT) / 100;
    var notification =
        object("invoice", it.invoice())
            .put("customer", it.of().customer())
            .put("currency", currency(it.of()))
            .put("status", "paid")
            .put("total", total)
            .put("total_excluding_tax", it.net())
            .put("amount_paid", total);
    notification.putObject("status_transitions").put("paid_at", it.at().getEpochSecond());
    notification
        .putObject("parent")
        .putObject("subscription_details")
        .put("subscription", it.of().id())
        .putObject("metadata")
        .put("region", it.of().region());
    var line = notification.putObject("lines").put("object", "list").putArray("data").addObject();
    line.putObject("pricing").putObject("price_details").put("product", "prod_desk");
    return notification;
  }

  private ObjectNode refund(Refunded it) {
    var charge =
        object("charge", "ch_" + it.invoice())
            .put("customer", it.of().customer())
            .put("invoice", it.invoice())
            .put("currency", currency(it.of()))
            .put("amount_refunded", it.before() + it.amount());
    charge.putObject("metadata");
    var notification = event("charge.refunded", it.at(), charge);
    notification
        .withObject("/data")
        .putObject("previous_attributes")
        .put("amount_refunded", it.before());
    return notification;
  }

  private static String currency(LifeSubscription it) {
    return it.currency().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode object(String type, String id) {
    return JSON.createObjectNode().put("id", id).put("object", type);
  }

  private ObjectNode event(String type, Instant at, JsonNode object) {
    var event = object("event", "evt_" + ++ids).put("created", at.getEpochSecond());
    event.put("type", type).put("livemode", true).put("pending_webhooks", 1);
    event.putObject("data").set("object", object);
    return event;
  }

  @Override
  public ObjectNode anew(ObjectNode notification) {
    return notification.deepCopy().put("id", "evt_" + ++ids);
  }
}
