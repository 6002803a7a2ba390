package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.journey.Party;
import io.funnelstreams.core.session.StoredParty;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import io.funnelstreams.streams.binary.TextTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The row of a party as {@link PartyForm} writes it. An event that comes last is added behind the
 * others without reading them, and of them those alone are read that it is counted with.
 */
final class PartyRow implements StoredParty {
  /** Behind the last event: its end, and neither events nor paths of other parties. */
  private static final int BEHIND_EVENTS = 3;

  /** The families whose events have the id of their entity in their first field. */
  private static final Set<Family> ENTITY_FIRST = entityFirst();

  private final String id;
  private final byte[] bytes;
  private final BiConsumer<String, byte[]> store;

  /** Where each event begins, and in the end where the last one ends. */
  private int[] places = new int[16];

  private int size;

  /** A row that is stored anew when an event is added to it. */
  PartyRow(String id, byte[] bytes, BiConsumer<String, byte[]> store) {
    this.id = id;
    this.bytes = bytes;
    this.store = store;
  }

  private static Set<Family> entityFirst() {
    var families = EnumSet.noneOf(Family.class);
    for (var family : Family.values()) {
      var description = family.description();
      description
          .entity()
          .filter(field -> description.fields().get(0).equals(field))
          .ifPresent(field -> families.add(family));
    }
    return families;
  }

  @Override
  public Party party() {
    return PartyForm.read(id, bytes);
  }

  @Override
  public Optional<End> endFor(Event event) {
    var in = new BinaryReader(bytes).expectVersion(PartyForm.VERSION);
    if (!in.flag() || !StoredParty.isPlain(event)) {
      return Optional.empty();
    }
    findEvents(in);
    int end = in.position();
    if (mayHave(event, in)) {
      return Optional.empty();
    }
    in.position(end - 1 + BEHIND_EVENTS);
    var texts = TextTable.read(id, in);
    var row = new RowEnd(event, texts, SegmentTable.read(texts, in));
    return row.isBehindAll() ? Optional.of(row) : Optional.empty();
  }

  private void findEvents(BinaryReader in) {
    places[0] = in.position();
    for (int length = in.intCount(); length != PartyForm.END; length = in.intCount()) {
      if (size + 1 == places.length) {
        places = Arrays.copyOf(places, 2 * places.length);
      }
      places[size] = in.position();
      size++;
      places[size] = in.position() + length;
      in.position(places[size]);
    }
  }

  /** Whether an event of this id is there, of whatever source. */
  private boolean mayHave(Event event, BinaryReader in) {
    var eventId = event.header().key().eventId().getBytes(StandardCharsets.UTF_8);
    for (int i = size - 1; i >= 0; i--) {
      in.position(places[i]);
      StoredEventReader.skipToId(in);
      if (in.isOnce(eventId)) {
        return true;
      }
    }
    return false;
  }

  /** The end of the row, for one event. */
  private final class RowEnd implements End {
    private final Event event;
    private final TextTable texts;
    private final SegmentTable segments;
    private final BinaryReader in;

    RowEnd(Event event, TextTable texts, SegmentTable segments) {
      this.event = event;
      this.texts = texts;
      this.segments = segments;
      this.in = new BinaryReader(bytes, 0, texts);
    }

    /** The events are in journey order, so the last one is enough. */
    boolean isBehindAll() {
      if (size == 0) {
        return true;
      }
      in.position(places[size - 1]);
      StoredEventReader.skipToId(in);
      int later =
          Long.compare(
              event.header().occurredAt().toEpochMilli(), StoredEventReader.occurredMs(in));
      return later > 0 || (later == 0 && Event.JOURNEY_ORDER.compare(event(size - 1), event) < 0);
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public boolean has(Family family) {
      for (int i = 0; i < size; i++) {
        if (family(i) == family) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void each(Family family, Optional<String> entity, Visitor visitor) {
      for (int i = 0; i < size; i++) {
        if (family(i) == family && mayBeAbout(entity, family)) {
          var found = event(i);
          if (entity.isEmpty() || found.entityId().equals(entity)) {
            visitor.take(i, found);
          }
        }
      }
    }

    /** Reads the family of an event; the reader stands behind it. */
    private Family family(int event) {
      in.position(places[event]);
      return in.constant(Family.class);
    }

    /** Whether the event whose family was read can be about an entity. */
    private boolean mayBeAbout(Optional<String> entity, Family family) {
      if (entity.isEmpty() || !ENTITY_FIRST.contains(family)) {
        return true;
      }
      StoredEventReader.skipHeader(in);
      return in.text().equals(entity.get());
    }

    private Event event(int event) {
      in.position(places[event]);
      return new StoredEventReader(in, segments).read();
    }

    @Override
    public void append() {
      int known = texts.size() + segments.size();
      var added = new BinaryWriter(texts);
      PartyForm.event(event, added, segments);
      int end = places[size];
      var row = new BinaryWriter().raw(bytes, 0, end).raw(added.bytes());
      if (texts.size() + segments.size() == known) {
        row.raw(bytes, end, bytes.length);
      } else {
        row.raw(bytes, end, end + BEHIND_EVENTS);
        texts.write(row);
        segments.write(row);
      }
      store.accept(id, row.bytes());
    }
  }
}
