package io.funnelstreams.core.event;

import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an event says, without how it was delivered: two deliveries with equal content are the same
 * event. {@code recorded_at}, {@code sequence} and {@code backfill} are not content.
 */
public final class Content {
  private Content() {}

  /** Whether two versions of one event say the same. */
  public static boolean same(Event one, Event other) {
    return one.equals(other) || canonical(one).equals(canonical(other));
  }

  /** The SHA-256 of the content in lower case hexadecimal; the same in every process. */
  public static String hash(Event event) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = canonical(event).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static String canonical(Event event) {
    var header = event.header();
    var text = new StringBuilder(128);
    append(text, event.family().name());
    append(text, header.key().source());
    append(text, header.key().eventId());
    append(text, Long.toString(header.revision()));
    append(text, Boolean.toString(header.deleted()));
    append(text, Long.toString(header.occurredAt().toEpochMilli()));
    append(text, Boolean.toString(header.allDay()));
    append(text, header.partyId());
    new TreeMap<>(header.segment())
        .forEach(
            (dimension, value) -> {
              append(text, dimension);
              append(text, value);
            });
    body(text, event);
    return text.toString();
  }

  private static void body(StringBuilder text, Event event) {
    if (event instanceof LeadEvent lead) {
      append(text, lead.type().name());
      append(text, lead.mergedInto());
      append(text, lead.reason());
    } else if (event instanceof CallEvent call) {
      append(text, call.purpose().name());
      append(text, call.outcome().map(CallEvent.Outcome::word));
      append(text, call.sourceOutcome());
      append(text, Long.toString(call.seconds()));
    } else if (event instanceof DealEvent deal) {
      append(text, deal.type().name());
      append(text, deal.dealId());
      append(text, deal.stage());
      append(text, deal.amount().map(Content::amount));
    } else if (event instanceof ContractEvent contract) {
      append(text, contract.type().name());
      append(text, contract.contractId());
      append(text, contract.value().map(Content::amount));
    } else if (event instanceof SubscriptionEvent subscription) {
      subscription(text, subscription);
    } else if (event instanceof PaymentEvent payment) {
      append(text, payment.type().name());
      append(text, payment.document().name());
      append(text, payment.documentId());
      append(text, amount(payment.amount()));
    } else {
      marketing(text, event);
    }
  }

  private static void subscription(StringBuilder text, SubscriptionEvent event) {
    append(text, event.type().name());
    append(text, event.subscriptionId());
    append(text, event.price().map(Content::price));
    append(text, event.interval().map(interval -> interval.count() + interval.unit().name()));
    append(text, event.quantity().stream().mapToObj(Long::toString).findFirst());
    append(text, event.termEnd().map(LocalDate::toString));
    append(text, event.effectiveAt().map(instant -> Long.toString(instant.toEpochMilli())));
    append(text, Boolean.toString(event.effectiveAllDay()));
  }

  private static void marketing(StringBuilder text, Event event) {
    if (event instanceof SpendEvent spend) {
      append(text, spend.day().toString());
      append(text, spend.channel());
      append(text, spend.purpose().name());
      append(text, amount(spend.amount()));
      append(text, spend.account());
      append(text, spend.campaign());
    } else if (event instanceof WebEvent web) {
      append(text, web.path());
      append(text, web.referrerClass().name());
      append(text, web.referrer());
    } else if (event instanceof SocialEvent social) {
      append(text, social.network());
      append(text, social.type().name());
      append(text, Long.toString(social.count()));
    } else if (event instanceof PublicationEvent publication) {
      append(text, publication.site());
      append(text, publication.domainAuthority().stream().mapToObj(Integer::toString).findFirst());
      append(text, publication.url());
      append(text, publication.title());
    }
  }

  /** A price of whole minor units has the form of an amount. */
  private static String price(UnitPrice price) {
    var minor = price.minor().stripTrailingZeros();
    return minor.toPlainString() + price.currency().getCurrencyCode();
  }

  private static String amount(Money money) {
    return money.minor() + money.currency().getCurrencyCode();
  }

  private static void append(StringBuilder text, Optional<String> field) {
    field.ifPresentOrElse(value -> append(text, value), () -> text.append("-;"));
  }

  /** Each field goes in with its length, so that no two contents have one canonical form. */
  private static void append(StringBuilder text, String field) {
    text.append(field.length()).append(':').append(field).append(';');
  }
}
