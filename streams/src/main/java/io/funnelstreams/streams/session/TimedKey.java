package io.funnelstreams.streams.session;

import io.funnelstreams.streams.binary.BinaryWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of rows that lie in a store in the order of their time: what they belong to, the instant,
 * and what distinguishes rows of one instant.
 */
public final class TimedKey {
  private static final byte[] NOTHING = {};

  private final byte[] owner;

  /** Keys of what belongs to an owner; no owner's bytes begin with another's. */
  public TimedKey(BinaryWriter owner) {
    this.owner = owner.bytes();
  }

  public Bytes at(long atMs) {
    return key(atMs, NOTHING);
  }

  public Bytes at(long atMs, BinaryWriter more) {
    return key(atMs, more.bytes());
  }

  /** The instant of one of these keys. */
  public long atMs(Bytes key) {
    return ByteBuffer.wrap(key.get()).getLong(owner.length) ^ Long.MIN_VALUE;
  }

  /** The part of a key after its instant. */
  public byte[] more(Bytes key) {
    int start = owner.length + Long.BYTES;
    return Arrays.copyOfRange(key.get(), start, key.get().length);
  }

  /** Bytes are compared without sign, so the sign is turned. */
  private Bytes key(long atMs, byte[] more) {
    var key = ByteBuffer.allocate(owner.length + Long.BYTES + more.length);
    return Bytes.wrap(key.put(owner).putLong(atMs ^ Long.MIN_VALUE).put(more).array());
  }
}
