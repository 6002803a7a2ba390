package io.funnelstreams.core.event;

import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The content of an event, without its delivery: two deliveries with equal content are the same
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
    event.family().description().writeContent(event, new Fields(text));
    return text.toString();
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

  /** The fields of an event, in their order. */
  private record Fields(StringBuilder text) implements FieldWriter {
    @Override
    public void text(String id, String value) {
      append(text, value);
    }

    @Override
    public void optionalText(String id, Optional<String> value) {
      append(text, value);
    }

    @Override
    public void word(String id, Enum<?> value) {
      append(text, value.name());
    }

    @Override
    public void translated(String id, SourceWord<?> value) {
      append(text, value.word().map(Event::lower));
      append(text, value.own());
    }

    @Override
    public void count(String id, long value) {
      append(text, Long.toString(value));
    }

    @Override
    public void optionalCount(String id, OptionalLong value) {
      append(text, value.stream().mapToObj(Long::toString).findFirst());
    }

    @Override
    public void optionalSmall(String id, OptionalInt value) {
      append(text, value.stream().mapToObj(Integer::toString).findFirst());
    }

    @Override
    public void amount(String id, Money value) {
      append(text, Content.amount(value));
    }

    @Override
    public void optionalAmount(String id, Optional<Money> value) {
      append(text, value.map(Content::amount));
    }

    @Override
    public void optionalPrice(String id, Optional<UnitPrice> value) {
      append(text, value.map(Content::price));
    }

    @Override
    public void optionalInterval(String id, Optional<BillingCycle> value) {
      append(text, value.map(interval -> interval.count() + interval.unit().name()));
    }

    @Override
    public void day(String id, LocalDate value) {
      append(text, value.toString());
    }

    @Override
    public void optionalDay(String id, Optional<LocalDate> value) {
      append(text, value.map(LocalDate::toString));
    }

    @Override
    public void optionalTime(String id, Optional<EffectiveTime> value) {
      append(text, value.map(time -> Long.toString(time.at().toEpochMilli())));
      append(text, Boolean.toString(value.map(EffectiveTime::allDay).orElse(false)));
    }
  }
}
