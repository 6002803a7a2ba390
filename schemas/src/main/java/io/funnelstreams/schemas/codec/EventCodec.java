package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Events of the domain from Avro records and back. It has no state and any thread may use it. */
public final class EventCodec {
  private EventCodec() {}

  /**
   * The event that a record is.
   *
   * @return {@link RejectReason#INVALID} where the record breaks a rule of its family; the
   *     rejection names the field as the schema does, for example {@code amount.currency}
   * @throws ClassCastException where the record is of no event family: a bug of the caller
   */
  public static Decoded toCore(SpecificRecord avro) {
    try {
      return new Decoded.Accepted(event(avro));
    } catch (InvalidFieldException e) {
      return rejected(Optional.of(e.field()), e.getMessage());
    } catch (IllegalArgumentException e) {
      return rejected(Optional.empty(), e.getMessage());
    }
  }

  /** The record of an event. */
  public static SpecificRecord toAvro(Event event) {
    if (event instanceof LeadEvent lead) {
      return LeadCodec.toAvro(lead);
    } else if (event instanceof DealEvent deal) {
      return DealCodec.toAvro(deal);
    } else if (event instanceof CallEvent call) {
      return CallCodec.toAvro(call);
    } else if (event instanceof ContractEvent contract) {
      return ContractCodec.toAvro(contract);
    } else if (event instanceof SubscriptionEvent subscription) {
      return SubscriptionCodec.toAvro(subscription);
    } else if (event instanceof PaymentEvent payment) {
      return PaymentCodec.toAvro(payment);
    } else if (event instanceof SpendEvent spend) {
      return SpendCodec.toAvro(spend);
    } else if (event instanceof WebEvent web) {
      return WebCodec.toAvro(web);
    } else if (event instanceof SocialEvent social) {
      return SocialCodec.toAvro(social);
    }
    return PublicationCodec.toAvro((PublicationEvent) event);
  }

  private static Event event(SpecificRecord avro) {
    if (avro instanceof io.funnelstreams.schemas.avro.LeadEvent lead) {
      return LeadCodec.toCore(lead);
    } else if (avro instanceof io.funnelstreams.schemas.avro.DealEvent deal) {
      return DealCodec.toCore(deal);
    } else if (avro instanceof io.funnelstreams.schemas.avro.CallEvent call) {
      return CallCodec.toCore(call);
    } else if (avro instanceof io.funnelstreams.schemas.avro.ContractEvent contract) {
      return ContractCodec.toCore(contract);
    } else if (avro instanceof io.funnelstreams.schemas.avro.SubscriptionEvent subscription) {
      return SubscriptionCodec.toCore(subscription);
    } else if (avro instanceof io.funnelstreams.schemas.avro.PaymentEvent payment) {
      return PaymentCodec.toCore(payment);
    }
    return marketing(avro);
  }

  private static Event marketing(SpecificRecord avro) {
    if (avro instanceof io.funnelstreams.schemas.avro.SpendEvent spend) {
      return SpendCodec.toCore(spend);
    } else if (avro instanceof io.funnelstreams.schemas.avro.WebEvent web) {
      return WebCodec.toCore(web);
    } else if (avro instanceof io.funnelstreams.schemas.avro.SocialEvent social) {
      return SocialCodec.toCore(social);
    } else if (avro instanceof io.funnelstreams.schemas.avro.PublicationEvent publication) {
      return PublicationCodec.toCore(publication);
    }
    throw new ClassCastException("no event family has " + avro.getSchema().getFullName());
  }

  private static Decoded rejected(Optional<String> field, String explanation) {
    return new Decoded.Rejected(new Rejection(RejectReason.INVALID, field, explanation));
  }
}
