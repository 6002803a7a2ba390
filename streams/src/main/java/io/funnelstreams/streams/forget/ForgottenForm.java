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
import java.util.Set;
import java.util.TreeMap;

/** The erasures of a party as bytes. */
final class ForgottenForm {
  private static final int VERSION = 2;

  /** Its forgettings were written to the topic of every family. */
  private static final int WITHOUT_FAMILIES = 1;

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
    boolean ofEveryFamily = new BinaryReader(bytes).intCount() == WITHOUT_FAMILIES;
    var in = new BinaryReader(bytes).expectVersion(ofEveryFamily ? WITHOUT_FAMILIES : VERSION);
    Optional<Instant> through = in.flag() ? Optional.of(instant(in)) : Optional.empty();
    var pending = new TreeMap<Instant, Pending>();
    for (int left = in.intCount(); left > 0; left--) {
      var at = instant(in);
      pending.put(at, pending(at, in, ofEveryFamily));
    }
    return new Forgotten(through, pending);
  }

  private static void write(Pending pending, BinaryWriter out) {
    out.flag(pending.forgetting().isPresent());
    pending.forgetting().ifPresent(asked -> write(asked, out));
    write(pending.reportedBy(), out);
    out.flag(pending.turn());
  }

  private static void write(Forgetting asked, BinaryWriter out) {
    out.constant(asked.aggregates()).flag(asked.follows()).optionalText(asked.next());
    write(asked.families().stream().sorted().toList(), out);
  }

  private static void write(List<Family> families, BinaryWriter out) {
    out.count(families.size());
    families.forEach(out::constant);
  }

  private static Pending pending(Instant at, BinaryReader in, boolean ofEveryFamily) {
    Optional<Forgetting> asked =
        in.flag() ? Optional.of(forgetting(at, in, ofEveryFamily)) : Optional.empty();
    return new Pending(asked, families(in), in.flag());
  }

  private static Forgetting forgetting(Instant at, BinaryReader in, boolean ofEveryFamily) {
    var aggregates = in.constant(Aggregates.class);
    boolean follows = in.flag();
    var next = in.optionalText();
    return ofEveryFamily
        ? new Forgetting(at, aggregates, follows, next)
        : new Forgetting(at, aggregates, follows, next, Set.copyOf(families(in)));
  }

  private static List<Family> families(BinaryReader in) {
    var families = new ArrayList<Family>();
    for (int left = in.intCount(); left > 0; left--) {
      families.add(in.constant(Family.class));
    }
    return families;
  }

  private static Instant instant(BinaryReader in) {
    return Instant.ofEpochMilli(in.number());
  }
}
