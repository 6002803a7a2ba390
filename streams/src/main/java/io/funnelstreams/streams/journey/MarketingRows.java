package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.marketing.Marketing;
import io.funnelstreams.core.marketing.MarketingStore;
import io.funnelstreams.core.marketing.Page;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import io.funnelstreams.streams.session.TimedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Marketing's events in the store of a task: a row for each, and for each valid one that reports
 * followers a row without a value, whose key says when it happened.
 */
final class MarketingRows implements MarketingStore {
  private static final int FORM = 2;
  private static final int VERSION = 0;
  private static final int PLACE = 1;
  private static final byte[] NO_VALUE = {};

  private final KeyValueStore<Bytes, byte[]> store;

  MarketingRows(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  @Override
  public Optional<Event> version(String party, Family family, EventKey key) {
    return Optional.ofNullable(store.get(key(party, family, key))).map(MarketingRows::read);
  }

  @Override
  public void replace(Optional<Event> known, Event version) {
    known.flatMap(Marketing::ofFollowers).ifPresent(event -> store.delete(placeOf(event)));
    Marketing.ofFollowers(version).ifPresent(event -> store.put(placeOf(event), NO_VALUE));
    var header = version.header();
    store.put(key(header.partyId(), version.family(), header.key()), bytes(version));
  }

  @Override
  public OptionalLong lastTotalBefore(Page page, long atMs) {
    var places = placesOf(page, true);
    return first(places, store.reverseRange(places.at(Long.MIN_VALUE), places.at(atMs)));
  }

  @Override
  public OptionalLong firstTotalAfter(Page page, long atMs) {
    var places = placesOf(page, true);
    return first(places, store.range(places.at(atMs + 1), places.at(Long.MAX_VALUE)));
  }

  private static OptionalLong first(TimedKey places, KeyValueIterator<Bytes, byte[]> found) {
    try (found) {
      return found.hasNext()
          ? OptionalLong.of(places.atMs(found.next().key))
          : OptionalLong.empty();
    }
  }

  @Override
  public List<SocialEvent> totals(Page page, long fromMs, long toMs) {
    return within(page, true, fromMs, toMs);
  }

  @Override
  public List<SocialEvent> gainsAndLosses(Page page, long fromMs, long toMs) {
    return within(page, false, fromMs, toMs);
  }

  private List<SocialEvent> within(Page page, boolean totals, long fromMs, long toMs) {
    var places = placesOf(page, totals);
    var found = new ArrayList<SocialEvent>();
    try (var rows = store.range(places.at(fromMs), places.at(toMs + 1))) {
      rows.forEachRemaining(row -> found.add(at(page, new BinaryReader(places.more(row.key)))));
    }
    return found;
  }

  private SocialEvent at(Page page, BinaryReader place) {
    var key = new EventKey(place.once(), place.once());
    return version(page.party(), Family.SOCIAL, key)
        .flatMap(Marketing::ofFollowers)
        .orElseThrow(() -> new IllegalStateException("no row of " + key + ", which has a place"));
  }

  @Override
  public List<Event> versions(String party) {
    var found = new ArrayList<Event>();
    try (var rows = scan(new BinaryWriter().once(party).count(VERSION))) {
      rows.forEachRemaining(row -> found.add(read(row.value)));
    }
    return found;
  }

  @Override
  public void forget(String party) {
    var keys = new ArrayList<Bytes>();
    try (var rows = scan(new BinaryWriter().once(party))) {
      rows.forEachRemaining(row -> keys.add(row.key));
    }
    keys.forEach(store::delete);
  }

  private KeyValueIterator<Bytes, byte[]> scan(BinaryWriter prefix) {
    return store.prefixScan(Bytes.wrap(prefix.bytes()), new BytesSerializer());
  }

  private static Bytes key(String party, Family family, EventKey key) {
    var out = new BinaryWriter().once(party).count(VERSION).constant(family);
    return Bytes.wrap(out.once(key.source()).once(key.eventId()).bytes());
  }

  private static TimedKey placesOf(Page page, boolean totals) {
    return new TimedKey(
        new BinaryWriter()
            .once(page.party())
            .count(PLACE)
            .once(page.network().folded())
            .flag(totals));
  }

  private static Bytes placeOf(SocialEvent event) {
    var key = event.header().key();
    return placesOf(Page.of(event), event.type() == SocialEvent.Type.FOLLOWER_TOTAL)
        .at(Marketing.atMs(event), new BinaryWriter().once(key.source()).once(key.eventId()));
  }

  private static byte[] bytes(Event event) {
    var out = new BinaryWriter().count(FORM);
    new EventWriter(out).write(event);
    return out.bytes();
  }

  private static Event read(byte[] bytes) {
    return new StoredEventReader(new BinaryReader(bytes).expectVersion(FORM)).read();
  }
}
