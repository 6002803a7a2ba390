package io.funnelstreams.streams.forget;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.core.forget.Forgotten;
import io.funnelstreams.core.forget.Forgotten.Pending;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of a party's forgettings as bytes. */
final class ForgottenForm {
  private static final int VERSION = 1;

  private ForgottenForm() {}

  static byte[] bytes(Forgotten forgotten) {
    var out = new BinaryWriter().count(VERSION).flag(forgotten.through().isPresent());
    forgotten.through().ifPresent(through -> out.number(through.toEpochMilli()));
    out.count(forgotten.pending().size());
    forgotten
        .pending()
        .forEach(
            (at, pending) -> {
              out.number(at.toEpochMilli());
              write(pending, out);
            });
    return out.bytes();
  }

  static Forgotten read(byte[] bytes) {
    var in = new BinaryReader(bytes).expectVersion(VERSION);
    Optional<Instant> through = in.flag() ? Optional.of(instant(in)) : Optional.empty();
    var pending = new TreeMap<Instant, Pending>();
    for (int left = in.intCount(); left > 0; left--) {
      var at = instant(in);
      pending.put(at, pending(at, in));
    }
    return new Forgotten(through, pending);
  }

  private static void write(Pending pending, BinaryWriter out) {
    out.flag(pending.forgetting().isPresent());
    pending
        .forgetting()
        .ifPresent(
            asked ->
                out.constant(asked.aggregates()).flag(asked.follows()).optionalText(asked.next()));
    out.count(pending.told().size());
    pending.told().forEach(out::constant);
    out.flag(pending.turn());
  }

  private static Pending pending(Instant at, BinaryReader in) {
    Optional<Forgetting> asked = in.flag() ? Optional.of(forgetting(at, in)) : Optional.empty();
    return new Pending(asked, told(in), in.flag());
  }

  private static Forgetting forgetting(Instant at, BinaryReader in) {
    return new Forgetting(at, in.constant(Aggregates.class), in.flag(), in.optionalText());
  }

  private static List<Family> told(BinaryReader in) {
    var told = new ArrayList<Family>();
    for (int left = in.intCount(); left > 0; left--) {
      told.add(in.constant(Family.class));
    }
    return told;
  }

  private static Instant instant(BinaryReader in) {
    return Instant.ofEpochMilli(in.number());
  }
}
