package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.Journey;
import io.funnelstreams.core.journey.Party;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A row of the journey store: one party with all of its events. */
final class PartyForm {
  private static final int VERSION = 3;

  private PartyForm() {}

  static byte[] bytes(Party party) {
    var out = new BinaryWriter().count(VERSION);
    var events = new EventWriter(out);
    journey(party.own(), out, events);
    out.count(party.adopted().size());
    party
        .adopted()
        .forEach(
            (path, journey) -> {
              path(path, out);
              journey(journey, out, events);
            });
    out.count(party.returned().size());
    party.returned().forEach(path -> path(path, out));
    return out.bytes();
  }

  static Party read(String id, byte[] bytes) {
    var in = new BinaryReader(bytes).expectVersion(VERSION);
    var events = new StoredEventReader(in);
    var own = journey(in, events);
    var adopted = new LinkedHashMap<List<String>, Journey>();
    for (int left = in.intCount(); left > 0; left--) {
      adopted.put(path(in), journey(in, events));
    }
    var returned = new ArrayList<List<String>>();
    for (int left = in.intCount(); left > 0; left--) {
      returned.add(path(in));
    }
    return new Party(id, own, adopted, returned);
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

  private static void journey(Journey journey, BinaryWriter out, EventWriter events) {
    // A marker precedes each event, so that the bytes before an added event do not change.
    for (var event : journey.versions()) {
      out.flag(true);
      events.write(event);
    }
    out.flag(false);
  }

  private static Journey journey(BinaryReader in, StoredEventReader reader) {
    var events = new ArrayList<Event>();
    while (in.flag()) {
      events.add(reader.read());
    }
    return Journey.ofSorted(events);
  }
}
