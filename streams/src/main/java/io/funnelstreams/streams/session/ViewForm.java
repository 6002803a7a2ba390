package io.funnelstreams.streams.session;

import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.event.WebEvent.ReferrerClass;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;

/**
 * A view's rows. One lies in the order of time: its instant and id are in the key, everything else
 * in the value. The other one finds it by its id.
 */
final class ViewForm {
  private static final int VERSION = 2;
  private static final int BY_TIME = 0;
  private static final int BY_ID = 1;
  private static final int DELETED = 1;
  private static final int BACKFILL = 2;
  private static final int ALL_DAY = 4;
  private static final int SEQUENCE = 8;

  private ViewForm() {}

  static TimedKey keysOf(String visitor) {
    return new TimedKey(new BinaryWriter().once(visitor).count(BY_TIME));
  }

  /** The key of the row that has the time of the view with an id. */
  static Bytes idKey(String visitor, EventKey key) {
    var id = new BinaryWriter().once(visitor).count(BY_ID);
    return Bytes.wrap(id.once(key.source()).once(key.eventId()).bytes());
  }

  static byte[] bytes(long atMs) {
    return new BinaryWriter().number(atMs).bytes();
  }

  static long atMs(byte[] row) {
    return new BinaryReader(row).number();
  }

  static Bytes key(String visitor, long atMs, EventKey key) {
    var more = new BinaryWriter().once(key.source()).once(key.eventId());
    return keysOf(visitor).at(atMs, more);
  }

  static byte[] bytes(WebEvent view) {
    var header = view.header();
    var out = new BinaryWriter().count(VERSION).number(header.revision());
    out.count(flags(header));
    if (header.sequence() != 0) {
      out.number(header.sequence());
    }
    out.number(header.recordedAt().toEpochMilli() - header.occurredAt().toEpochMilli());
    out.count(header.segment().size());
    header.segment().forEach((dimension, value) -> out.text(dimension).text(value));
    out.text(view.path()).constant(view.referrerClass()).optionalText(view.referrer());
    return out.bytes();
  }

  private static int flags(Header header) {
    return (header.deleted() ? DELETED : 0)
        | (header.backfill() ? BACKFILL : 0)
        | (header.allDay() ? ALL_DAY : 0)
        | (header.sequence() != 0 ? SEQUENCE : 0);
  }

  static WebEvent read(String visitor, Bytes key, byte[] bytes) {
    var keys = keysOf(visitor);
    var more = new BinaryReader(keys.more(key));
    var id = new EventKey(more.once(), more.once());
    var in = new BinaryReader(bytes).expectVersion(VERSION);
    return new WebEvent(
        header(visitor, id, keys.atMs(key), in),
        in.text(),
        in.constant(ReferrerClass.class),
        in.optionalText());
  }

  private static Header header(String visitor, EventKey id, long atMs, BinaryReader in) {
    long revision = in.number();
    int flags = in.intCount();
    long sequence = (flags & SEQUENCE) != 0 ? in.number() : 0;
    var recordedAt = Instant.ofEpochMilli(atMs + in.number());
    return new Header(
        id,
        revision,
        (flags & DELETED) != 0,
        (flags & BACKFILL) != 0,
        Instant.ofEpochMilli(atMs),
        recordedAt,
        visitor,
        segment(in),
        sequence,
        (flags & ALL_DAY) != 0);
  }

  private static Map<String, String> segment(BinaryReader in) {
    var segment = new HashMap<String, String>();
    for (int left = in.intCount(); left > 0; left--) {
      segment.put(in.text(), in.text());
    }
    return segment;
  }
}
