package io.funnelstreams.streams.session;

import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.WebEvent.ReferrerClass;
import io.funnelstreams.core.session.ObservedValue;
import io.funnelstreams.core.session.Session;
import io.funnelstreams.core.session.ViewPlace;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session as bytes, in its row and in what merged parties transfer. */
public final class SessionForm {
  private static final int VERSION = 1;

  private SessionForm() {}

  /** The keys of a line's sessions; the first of a path's texts is preceded by their number. */
  static TimedKey keysOf(String party, List<String> path) {
    var owner = new BinaryWriter().once(party).count(path.size() + 1L);
    path.forEach(owner::once);
    return new TimedKey(owner);
  }

  static byte[] bytes(Session session) {
    var out = new BinaryWriter().count(VERSION);
    write(session, out);
    return out.bytes();
  }

  static Session read(byte[] bytes) {
    return read(new BinaryReader(bytes).expectVersion(VERSION));
  }

  public static void write(Session session, BinaryWriter out) {
    out.number(session.startMs());
    place(session.first(), session.startMs(), out);
    out.number(session.endMs() - session.startMs()).count(session.views());
    out.constant(session.referrerClass()).count(session.observed().size());
    for (var reported : session.observed()) {
      out.flag(reported.isPresent());
      reported.ifPresent(
          value -> {
            out.text(value.value());
            place(value.place(), session.startMs(), out);
          });
    }
  }

  public static Session read(BinaryReader in) {
    long startMs = in.number();
    return new Session(
        place(startMs, in),
        startMs + in.number(),
        in.count(),
        in.constant(ReferrerClass.class),
        reported(startMs, in));
  }

  private static List<Optional<ObservedValue>> reported(long startMs, BinaryReader in) {
    var reported = new ArrayList<Optional<ObservedValue>>();
    for (int left = in.intCount(); left > 0; left--) {
      reported.add(
          in.flag()
              ? Optional.of(new ObservedValue(in.text(), place(startMs, in)))
              : Optional.empty());
    }
    return reported;
  }

  private static void place(ViewPlace place, long startMs, BinaryWriter out) {
    out.number(place.atMs() - startMs).text(place.key().source()).text(place.key().eventId());
    out.text(place.visitor());
  }

  private static ViewPlace place(long startMs, BinaryReader in) {
    return new ViewPlace(startMs + in.number(), new EventKey(in.text(), in.text()), in.text());
  }
}
