package io.funnelstreams.bench.life;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.funnelstreams.bench.life.Happening.ContactCreated;
import io.funnelstreams.bench.life.Happening.ContactDeleted;
import io.funnelstreams.bench.life.Happening.ContactRestored;
import io.funnelstreams.bench.life.Happening.ContactUnqualified;
import io.funnelstreams.bench.life.Happening.ContactsMerged;
import io.funnelstreams.bench.life.Happening.DealCreated;
import io.funnelstreams.bench.life.Happening.DealDeleted;
import io.funnelstreams.bench.life.Happening.DealMoved;
import io.funnelstreams.bench.life.Happening.DealPriced;
import io.funnelstreams.bench.life.Happening.StageReached;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Knows contacts and deals, and reports their properties one by one. */
final class HubSpotTeller implements Teller {
  private int ids;

  @Override
  public Vendor vendor() {
    return Vendor.HUBSPOT;
  }

  @Override
  public List<ObjectNode> notifications(Happening happening) {
    var at = happening.at();
    if (happening instanceof ContactCreated it) {
      return List.of(object("contact.creation", at, it.contact()).put("changeSource", it.origin()));
    } else if (happening instanceof StageReached it) {
      return List.of(property("contact", at, it.contact(), "lifecyclestage", it.stage()));
    } else if (happening instanceof ContactUnqualified it) {
      return List.of(property("contact", at, it.contact(), "hs_lead_status", "UNQUALIFIED"));
    } else if (happening instanceof ContactsMerged it) {
      return List.of(merge(it));
    } else if (happening instanceof ContactDeleted it) {
      return List.of(object("contact.deletion", at, it.contact()));
    } else if (happening instanceof ContactRestored it) {
      return List.of(object("contact.restore", at, it.contact()));
    } else if (happening instanceof DealCreated it) {
      return List.of(object("deal.creation", at, it.deal()), ofDeal(it), ofContact(it));
    } else if (happening instanceof DealPriced it) {
      var amount = BigDecimal.valueOf(it.amount(), 2).toString();
      return List.of(property("deal", at, it.deal(), "amount", amount));
    } else if (happening instanceof DealMoved it) {
      return List.of(property("deal", at, it.deal(), "dealstage", it.stage()));
    } else if (happening instanceof DealDeleted it) {
      return List.of(object("deal.deletion", at, it.deal()));
    }
    return List.of();
  }

  private ObjectNode merge(ContactsMerged it) {
    var notification = object("contact.merge", it.at(), it.primary());
    notification.put("primaryObjectId", it.primary()).put("numberOfPropertiesMoved", 3);
    notification.putArray("mergedObjectIds").add(it.other());
    return it.as() == it.primary() ? notification : notification.put("newObjectId", it.as());
  }

  /** Both sides of an association report it. */
  private ObjectNode ofDeal(DealCreated it) {
    return association("deal.associationChange", "DEAL_TO_CONTACT", it.at())
        .put("fromObjectId", it.deal())
        .put("toObjectId", it.contact());
  }

  private ObjectNode ofContact(DealCreated it) {
    return association("contact.associationChange", "CONTACT_TO_DEAL", it.at())
        .put("fromObjectId", it.contact())
        .put("toObjectId", it.deal());
  }

  private ObjectNode association(String type, String kind, Instant at) {
    return notification(type, at)
        .put("associationType", kind)
        .put("associationRemoved", false)
        .put("isPrimaryAssociation", false);
  }

  private ObjectNode property(String of, Instant at, int id, String name, String value) {
    return object(of + ".propertyChange", at, id)
        .put("propertyName", name)
        .put("propertyValue", value);
  }

  private ObjectNode object(String type, Instant at, int id) {
    return notification(type, at).put("objectId", id);
  }

  private ObjectNode notification(String type, Instant at) {
    return JSON.createObjectNode()
        .put("eventId", ++ids)
        .put("subscriptionId", 7_001)
        .put("portalId", 6_201)
        .put("appId", 11)
        .put("occurredAt", at.toEpochMilli())
        .put("subscriptionType", type)
        .put("attemptNumber", 0)
        .put("changeSource", "CRM_UI");
  }

  @Override
  public ObjectNode again(ObjectNode notification) {
    return notification.deepCopy().put("attemptNumber", 1);
  }

  @Override
  public ObjectNode anew(ObjectNode notification) {
    return notification.deepCopy().put("eventId", ++ids);
  }
}
