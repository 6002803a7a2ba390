package io.funnelstreams.ingest.gateway;

import io.funnelstreams.ingest.publish.ByteBudget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Memory for bodies that are being read. Callers whose head authenticates them have a budget of
 * their own. The others share a second one, of which one address has at most a part. Where it is
 * used up, the oldest slow body makes room for the next one. So garbage from any number of
 * connections does not keep out a caller whose body arrives at once.
 *
 * <p>The first {@value #FREE_BYTES} bytes of every body cost nothing: connections are limited, and
 * a notification is seldom longer.
 */
final class BodyMemory {
  static final int FREE_BYTES = 16 << 10;

  /**
   * An address without an authenticated head has at most this part of the memory of such addresses.
   */
  private static final int ADDRESSES = 4;

  /** A body that takes longer may have to make room. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ByteBudget proven;
  private final long limit;
  private final long share;
  private final LongSupplier nanoTime;
  private final Set<Unproven> inOrder = new LinkedHashSet<>();
  private final Map<String, Long> usedOf = new HashMap<>();
  private long used;

  /**
   * Memory that is not used yet.
   *
   * @param limit bytes for authenticated callers, and as many for the others
   * @param largest the largest body, of which each address can hold two
   */
  BodyMemory(long limit, long largest, LongSupplier nanoTime) {
    this.proven = new ByteBudget(limit);
    this.limit = limit;
    this.share = Math.max(limit / ADDRESSES, 2 * largest);
    this.nanoTime = nanoTime;
  }

  /** The memory of one body. It belongs to one request; any thread may give it back. */
  interface Claim {
    /** Takes more bytes; false where they are not available, or the claim has ended. */
    boolean take(long bytes);

    /** Gives everything back. A second time it does nothing. */
    void release();
  }

  /** For a body whose head authenticates the sender. */
  Claim proven() {
    return new Proven();
  }

  /**
   * For a body whose sender is not known yet.
   *
   * @param address where it comes from
   * @param giveUp ends the request, because its memory was given to another one
   */
  Claim unproven(String address, Runnable giveUp) {
    return new Unproven(address, nanoTime.getAsLong(), giveUp);
  }

  /** Bytes that are taken. */
  synchronized long used() {
    return used + proven.used();
  }

  private final class Proven implements Claim {
    private long taken;

    @Override
    public synchronized boolean take(long bytes) {
      boolean free = proven.take(bytes);
      taken += free ? bytes : 0;
      return free;
    }

    @Override
    public synchronized void release() {
      proven.giveBack(taken);
      taken = 0;
    }
  }

  private final class Unproven implements Claim {
    private final String address;
    private final long since;
    private final Runnable giveUp;
    private long asked;
    private long taken;
    private boolean over;

    private Unproven(String address, long since, Runnable giveUp) {
      this.address = address;
      this.since = since;
      this.giveUp = giveUp;
    }

    @Override
    public boolean take(long bytes) {
      var makeRoom = new ArrayList<Unproven>();
      boolean free = BodyMemory.this.take(this, bytes, makeRoom);
      makeRoom.forEach(claim -> claim.giveUp.run());
      return free;
    }

    @Override
    public void release() {
      BodyMemory.this.release(this);
    }
  }

  private synchronized boolean take(Unproven claim, long bytes, List<Unproven> makeRoom) {
    if (claim.over) {
      return false;
    }
    claim.asked += bytes;
    long more = Math.max(0, claim.asked - FREE_BYTES) - claim.taken;
    while (!isFree(claim.address, more)) {
      var oldest = oldestFor(claim, more);
      if (oldest.isEmpty()) {
        claim.asked -= bytes;
        return false;
      }
      release(oldest.get());
      makeRoom.add(oldest.get());
    }
    claim.taken += more;
    used += more;
    usedOf.merge(claim.address, more, Long::sum);
    if (claim.taken > 0) {
      inOrder.add(claim);
    }
    return true;
  }

  private boolean isFree(String address, long more) {
    return used + more <= limit && usedOf.getOrDefault(address, 0L) + more <= share;
  }

  /**
   * The oldest claim that may make room; only one of the same address where the address has used up
   * its part.
   */
  private Optional<Unproven> oldestFor(Unproven claim, long more) {
    boolean ofAddress = usedOf.getOrDefault(claim.address, 0L) + more > share;
    long now = nanoTime.getAsLong();
    return inOrder.stream()
        .filter(other -> other != claim)
        .filter(other -> !ofAddress || other.address.equals(claim.address))
        .filter(other -> now - other.since > PATIENCE_NANOS)
        .min((one, other) -> Long.compare(one.since - now, other.since - now));
  }

  private synchronized void release(Unproven claim) {
    claim.over = true;
    if (inOrder.remove(claim)) {
      used -= claim.taken;
      usedOf.merge(claim.address, -claim.taken, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
    }
  }
}
