package io.funnelstreams.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.schemas.avro.BillingInterval;
import io.funnelstreams.schemas.avro.CallEvent;
import io.funnelstreams.schemas.avro.CallPurpose;
import io.funnelstreams.schemas.avro.ContractEvent;
import io.funnelstreams.schemas.avro.ContractType;
import io.funnelstreams.schemas.avro.DealEvent;
import io.funnelstreams.schemas.avro.DealType;
import io.funnelstreams.schemas.avro.Header;
import io.funnelstreams.schemas.avro.LeadEvent;
import io.funnelstreams.schemas.avro.LeadType;
import io.funnelstreams.schemas.avro.Money;
import io.funnelstreams.schemas.avro.PaymentDocument;
import io.funnelstreams.schemas.avro.PaymentEvent;
import io.funnelstreams.schemas.avro.PaymentType;
import io.funnelstreams.schemas.avro.Progress;
import io.funnelstreams.schemas.avro.PublicationEvent;
import io.funnelstreams.schemas.avro.ReferrerClass;
import io.funnelstreams.schemas.avro.SocialEvent;
import io.funnelstreams.schemas.avro.SocialType;
import io.funnelstreams.schemas.avro.SpendEvent;
import io.funnelstreams.schemas.avro.SpendPurpose;
import io.funnelstreams.schemas.avro.SubscriptionEvent;
import io.funnelstreams.schemas.avro.SubscriptionType;
import io.funnelstreams.schemas.avro.WebEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class EventCodecTest {

  @Property
  @Domain(EventDomain.class)
  void everyEventComesBackAsItWas(@ForAll Event event) {
    assertThat(EventCodec.toCore(EventCodec.toAvro(event))).isEqualTo(new Decoded.Accepted(event));
  }

  @Property
  @Domain(EventDomain.class)
  void everyEventCanBeWritten(@ForAll Event event) throws Exception {
    var avro = EventCodec.toAvro(event);

    assertThat(AvroBytes.writtenAndRead(avro)).isEqualTo(avro);
  }

  @Test
  void blankIdentitiesAreRejectedByName() {
    assertField("header.source", lead(header(" ", "e", "p")));
    assertField("header.event_id", lead(header("s", "", "p")));
    assertField("header.party_id", lead(header("s", "e", "\t")));
    assertField("deal_id", new DealEvent(header(), "", DealType.WON, null, null));
    assertField("contract_id", new ContractEvent(header(), " ", ContractType.SENT, null));
    assertField("subscription_id", changed("subscription_id", ""));
    assertField("document_id", paid("document_id", " "));
    assertField("channel", spent("channel", " "));
    assertField("path", new WebEvent(header(), "", ReferrerClass.DIRECT, null));
    assertField("network", new SocialEvent(header(), " ", SocialType.SHARE, 1L));
    assertField("site", new PublicationEvent(header(), "", null, null, null));
  }

  @Test
  void aSymbolOfANewerVersionIsRejected() {
    assertField("type", new LeadEvent(header(), LeadType.UNKNOWN, null, null));
    assertField("purpose", new CallEvent(header(), CallPurpose.UNKNOWN, null, 1L, null));
    assertField("type", new DealEvent(header(), "d", DealType.UNKNOWN, null, null));
    assertField("type", new ContractEvent(header(), "c", ContractType.UNKNOWN, null));
    assertField("type", changed("type", SubscriptionType.UNKNOWN));
    assertField("interval", changed("interval", BillingInterval.UNKNOWN));
    assertField("document", paid("document", PaymentDocument.UNKNOWN));
    assertField("type", paid("type", PaymentType.UNKNOWN));
    assertField("purpose", spent("purpose", SpendPurpose.UNKNOWN));
    assertField("referrer_class", new WebEvent(header(), "/", ReferrerClass.UNKNOWN, null));
    assertField("type", new SocialEvent(header(), "x", SocialType.UNKNOWN, 1L));
  }

  @Test
  void rulesOfAFamilyAreHeld() {
    assertField("merged_into", new LeadEvent(header(), LeadType.MERGED, null, null));
    assertField("merged_into", new LeadEvent(header(), LeadType.IDENTIFIED, null, null));
    assertField("merged_into", new LeadEvent(header(), LeadType.SQL, "b", null));
    assertField("seconds", new CallEvent(header(), CallPurpose.CLOSING, null, -1L, null));
    assertField("amount", new DealEvent(header(), "d", DealType.AMOUNT_CHANGED, null, null));
    assertField(
        "amount.currency", new DealEvent(header(), "d", DealType.WON, null, new Money(1L, "Euro")));
    assertField(
        "value.currency", new ContractEvent(header(), "c", ContractType.SIGNED, new Money(1L, "")));
  }

  @Test
  void rulesOfTheFamiliesAroundTheFunnelAreHeld() {
    assertField("price", changed("price", new Money(-1L, "EUR")));
    assertField("quantity", changed("quantity", -1L));
    var monthly = changed("interval", BillingInterval.MONTH);
    monthly.put("interval_count", 0);
    assertField("interval_count", monthly);
    assertField("amount", paid("amount", new Money(-1L, "EUR")));
    assertField("amount.currency", paid("amount", new Money(1L, "Euro")));
    assertField("amount", spent("amount", new Money(-1L, "EUR")));
    assertField("count", new SocialEvent(header(), "x", SocialType.SHARE, -1L));
    assertField("domain_authority", new PublicationEvent(header(), "s", 101, null, null));
  }

  @Test
  void aChangeThatSaysNoQuantityIsNotAChangeToOne() {
    var decoded = (Decoded.Accepted) EventCodec.toCore(changed("price", new Money(1L, "EUR")));

    var event = (io.funnelstreams.core.event.SubscriptionEvent) decoded.event();
    assertThat(event.quantity()).isEmpty();
    assertThat(event.interval()).isEmpty();
  }

  @Test
  void aPriceIsReadAsItWasWrittenBeforeThereWereUnitPrices() {
    assertThat(price(changed("price", new Money(1250L, "EUR"))))
        .contains(UnitPrice.of("12.50", "EUR"));
  }

  @Test
  void aUnitPriceWinsOverThePrice() {
    var both = changed("price", new Money(0L, "EUR"));
    var amount = new BigDecimal("0.0035").setScale(18);
    both.put("unit_price", new io.funnelstreams.schemas.avro.UnitPrice(amount, "EUR"));

    assertThat(price(both)).contains(UnitPrice.of("0.0035", "EUR"));
  }

  @Test
  void aPriceOfWholeMinorUnitsIsToldInBothFields() {
    var whole = (SubscriptionEvent) EventCodec.toAvro(priced("12.5"));
    var part = (SubscriptionEvent) EventCodec.toAvro(priced("0.0035"));

    assertThat(whole.getPrice()).isEqualTo(new Money(1250L, "EUR"));
    assertThat(whole.getUnitPrice().getAmount()).isEqualByComparingTo("12.5");
    assertThat(part.getPrice()).isNull();
    assertThat(part.getUnitPrice().getAmount()).isEqualByComparingTo("0.0035");
  }

  private static io.funnelstreams.core.event.SubscriptionEvent priced(String euros) {
    var read = changed("price", new Money(1L, "EUR"));
    var amount = new BigDecimal(euros).setScale(18);
    read.put("unit_price", new io.funnelstreams.schemas.avro.UnitPrice(amount, "EUR"));
    return event(read);
  }

  private static Optional<UnitPrice> price(SubscriptionEvent avro) {
    return event(avro).price();
  }

  private static io.funnelstreams.core.event.SubscriptionEvent event(SubscriptionEvent avro) {
    var decoded = (Decoded.Accepted) EventCodec.toCore(avro);
    return (io.funnelstreams.core.event.SubscriptionEvent) decoded.event();
  }

  @Test
  void blankDimensionsAreLeftOut() {
    var header = header();
    header.put("segment", Map.of("region", "EMEA", "channel", " "));

    var decoded = (Decoded.Accepted) EventCodec.toCore(lead(header));

    assertThat(decoded.event().header().segment()).isEqualTo(Map.of("region", "EMEA"));
  }

  @Test
  void aRecordOfNoFamilyIsABugOfTheCaller() {
    var progress = new Progress(0, List.of(), Instant.EPOCH, "", null);

    assertThatThrownBy(() -> EventCodec.toCore(progress)).isInstanceOf(ClassCastException.class);
  }

  private static void assertField(String field, SpecificRecord avro) {
    var decoded = EventCodec.toCore(avro);

    assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
    var rejection = ((Decoded.Rejected) decoded).rejection();
    assertThat(rejection).extracting(Rejection::reason).isEqualTo(RejectReason.INVALID);
    assertThat(rejection.field()).hasValue(field);
    assertThat(rejection.explanation()).isNotBlank();
  }

  /** A change of a subscription, with another value in one field. */
  private static SubscriptionEvent changed(String field, Object value) {
    return with(
        new SubscriptionEvent(
            header(), "s", SubscriptionType.CHANGED, null, null, 1, null, null, null, false, null),
        field,
        value);
  }

  private static PaymentEvent paid(String field, Object value) {
    return with(
        new PaymentEvent(
            header(), "o", PaymentDocument.ORDER, PaymentType.PAID, new Money(1L, "EUR")),
        field,
        value);
  }

  private static SpendEvent spent(String field, Object value) {
    var amount = new Money(1L, "EUR");
    return with(
        new SpendEvent(
            header(), LocalDate.EPOCH, "ads", SpendPurpose.MARKETING, amount, null, null),
        field,
        value);
  }

  private static <T extends SpecificRecordBase> T with(T record, String field, Object value) {
    record.put(field, value);
    return record;
  }

  private static LeadEvent lead(Header header) {
    return new LeadEvent(header, LeadType.CREATED, null, null);
  }

  private static Header header() {
    return header("s", "e", "p");
  }

  private static Header header(String source, String eventId, String partyId) {
    return new Header(
        source,
        eventId,
        0L,
        false,
        false,
        Instant.EPOCH,
        Instant.EPOCH,
        partyId,
        Map.of(),
        0L,
        false);
  }
}
