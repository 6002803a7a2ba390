package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.Journey;
import io.funnelstreams.core.journey.Party;
import io.funnelstreams.core.session.StoredParty;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import io.funnelstreams.streams.binary.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A row of the journey store: one party with all of its events. Each event begins with its length,
 * and texts and segments are numbers of tables behind all events: so a {@link PartyRow} finds an
 * event without reading the others, and adds one without writing them again. The party's id, which
 * is the row's key, is the first text and not written.
 */
final class PartyForm {
  static final int VERSION = 4;

  /** Behind the last event of a journey. */
  static final int END = 0;

  private PartyForm() {}

  static byte[] bytes(Party party) {
    var texts = new TextTable(party.id());
    var segments = new SegmentTable(texts);
    var out = new BinaryWriter(texts).count(VERSION).flag(StoredParty.isPlain(party));
    journey(party.own(), out, segments);
    out.count(party.adopted().size());
    party
        .adopted()
        .forEach(
            (path, journey) -> {
              path(path, out);
              journey(journey, out, segments);
            });
    out.count(party.returned().size());
    party.returned().forEach(path -> path(path, out));
    texts.write(out);
    segments.write(out);
    return out.bytes();
  }

  static Party read(String id, byte[] bytes) {
    var tables = new BinaryReader(bytes).expectVersion(VERSION);
    tables.flag();
    skip(tables);
    var texts = TextTable.read(id, tables);
    var segments = SegmentTable.read(texts, tables);
    var in = new BinaryReader(bytes, 0, texts).expectVersion(VERSION);
    in.flag();
    var own = journey(in, segments);
    var adopted = new LinkedHashMap<List<String>, Journey>();
    for (int left = in.intCount(); left > 0; left--) {
      adopted.put(path(in), journey(in, segments));
    }
    var returned = new ArrayList<List<String>>();
    for (int left = in.intCount(); left > 0; left--) {
      returned.add(path(in));
    }
    return new Party(id, own, adopted, returned);
  }

  /** Goes from the first event to the tables. */
  private static void skip(BinaryReader in) {
    skipJourney(in);
    for (int left = in.intCount(); left > 0; left--) {
      skipPath(in);
      skipJourney(in);
    }
    for (int left = in.intCount(); left > 0; left--) {
      skipPath(in);
    }
  }

  private static void skipJourney(BinaryReader in) {
    for (int length = in.intCount(); length != END; length = in.intCount()) {
      in.position(in.position() + length);
    }
  }

  private static void skipPath(BinaryReader in) {
    for (int left = in.intCount(); left > 0; left--) {
      in.count();
    }
  }

  static void path(List<String> path, BinaryWriter out) {
    out.count(path.size());
    path.forEach(out::text);
  }

  static List<String> path(BinaryReader in) {
    var path = new ArrayList<String>();
    for (int left = in.intCount(); left > 0; left--) {
      path.add(in.text());
    }
    return path;
  }

  private static void journey(Journey journey, BinaryWriter out, SegmentTable segments) {
    for (var event : journey.versions()) {
      event(event, out, segments);
    }
    out.count(END);
  }

  /** Writes an event behind its length. */
  static void event(Event event, BinaryWriter out, SegmentTable segments) {
    var own = new BinaryWriter(segments.texts());
    new EventWriter(own, segments).write(event);
    var bytes = own.bytes();
    out.count(bytes.length).raw(bytes);
  }

  private static Journey journey(BinaryReader in, SegmentTable segments) {
    var reader = new StoredEventReader(in, segments);
    var events = new ArrayList<Event>();
    while (in.intCount() != END) {
      events.add(reader.read());
    }
    return Journey.ofSorted(events);
  }
}
