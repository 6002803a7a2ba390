package io.funnelstreams.streams.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.Content;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventFormTest {
  /** The last family when the two digests below were taken. */
  private static final Family LAST_OF_FORM = Family.PUBLICATION;

  private static final String ROWS =
      "fe163f43758df5bd53f431abe11bcbef04677397df10662386c321760609f935";
  private static final String CONTENTS =
      "376a2eaf0823749b43d3122d418b0c302c59396bc24d6648ffee5efb2acc697a";

  private static final Money EUROS = Money.of(1250, "EUR");

  /** Events with all optional fields. */
  private static final List<Event> FULL =
      List.of(
          new LeadEvent(
              header(1), LeadEvent.Type.IDENTIFIED, Optional.of("b"), Optional.of("signed in")),
          new CallEvent(header(2), CallEvent.Purpose.CLOSING, Optional.of("reached"), 90),
          new DealEvent(header(3), "d", DealEvent.Type.WON, Optional.of("Won"), Optional.of(EUROS)),
          new ContractEvent(header(4), "c", ContractEvent.Type.SIGNED, Optional.of(EUROS)),
          new SubscriptionEvent(
              header(5),
              "s",
              SubscriptionEvent.Type.CANCELLED,
              Optional.of(UnitPrice.of("99999999999.999999999999999999", "USD")),
              Optional.of(new BillingCycle(BillingCycle.Unit.MONTH, 3)),
              OptionalLong.of(12),
              Optional.of(LocalDate.of(1969, 12, 31)),
              Optional.of(Instant.ofEpochMilli(-1))),
          new PaymentEvent(
              header(6), "o", PaymentEvent.Document.INVOICE, PaymentEvent.Type.REFUNDED, EUROS),
          new SpendEvent(
              header(7),
              LocalDate.of(2026, 2, 28),
              "ads",
              SpendEvent.Purpose.SALES,
              EUROS,
              Optional.of("account 1"),
              Optional.of("spring")),
          new WebEvent(
              header(8), "/pricing", WebEvent.ReferrerClass.REFERRAL, Optional.of("example.com")),
          new SocialEvent(header(9), "linkedin", SocialEvent.Type.FOLLOWER_TOTAL, 1_000_000),
          new PublicationEvent(
              header(10),
              "example.com",
              OptionalInt.of(77),
              Optional.of("https://example.com/a"),
              Optional.of("A post")),
          new MeetingEvent(
              header(22),
              "m",
              MeetingEvent.Type.HELD,
              Optional.of(Instant.parse("2026-03-01T00:00:00Z")),
              true,
              Optional.of("demo"),
              Optional.of("rep 1"),
              1800));

  /** Events with required fields only. */
  private static final List<Event> SPARSE =
      List.of(
          new LeadEvent(header(11), LeadEvent.Type.CREATED, Optional.empty(), Optional.empty()),
          new CallEvent(header(12), CallEvent.Purpose.CLOSING, Optional.empty(), 0),
          new CallEvent(
              header(19),
              CallEvent.Purpose.CLOSING,
              Optional.of(CallEvent.Outcome.VOICEMAIL),
              9,
              Optional.of("machine\nbeep")),
          new DealEvent(header(13), "d", DealEvent.Type.WON, Optional.empty(), Optional.empty()),
          new ContractEvent(header(14), "c", ContractEvent.Type.SENT, Optional.empty()),
          new SubscriptionEvent(
              header(15),
              "s",
              SubscriptionEvent.Type.CHANGED,
              Optional.empty(),
              Optional.empty(),
              OptionalLong.empty(),
              Optional.empty(),
              Optional.empty()),
          new SpendEvent(
              header(17),
              LocalDate.EPOCH,
              "ads",
              SpendEvent.Purpose.MARKETING,
              Money.of(0, "JPY"),
              Optional.empty(),
              Optional.empty()),
          new WebEvent(header(18), "/", WebEvent.ReferrerClass.DIRECT, Optional.empty()),
          new PublicationEvent(
              header(20), "s", OptionalInt.empty(), Optional.empty(), Optional.empty()));

  @Test
  void everyEventOfARowComesBackWithAllItSays() {
    var events = Stream.concat(FULL.stream(), SPARSE.stream()).toList();
    var out = new BinaryWriter();
    var writer = new EventWriter(out);

    events.forEach(writer::write);

    var reader = new StoredEventReader(new BinaryReader(out.bytes()));
    var read = new ArrayList<Event>();
    events.forEach(event -> read.add(reader.read()));
    assertThat(read).isEqualTo(events);
  }

  /** Stores and ledgers hold bytes that previous versions wrote. */
  @Test
  void rowsAndContentsStayAsTheyWereWritten() {
    var out = new BinaryWriter();
    var writer = new EventWriter(out);
    var known = FULL.stream().filter(event -> event.family().compareTo(LAST_OF_FORM) <= 0);
    var events = Stream.concat(known, SPARSE.stream()).toList();
    events.forEach(writer::write);
    var contents = events.stream().map(Content::hash).collect(Collectors.joining());

    assertThat(sha256(out.bytes())).isEqualTo(ROWS);
    assertThat(sha256(contents.getBytes(StandardCharsets.UTF_8))).isEqualTo(CONTENTS);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noFamilyIsLeftOutOfThisTest() {
    assertThat(FULL).extracting(Event::family).containsExactly(Family.values());
  }

  private static Header header(int id) {
    return new Header(
        new EventKey("crm", "e" + id),
        id,
        id % 2 == 0,
        id % 3 == 0,
        Instant.ofEpochMilli(1_000_000L * id),
        Instant.ofEpochMilli(999_999L * id),
        "p",
        Map.of("region", id % 2 == 0 ? "EMEA" : "APAC"));
  }
}
