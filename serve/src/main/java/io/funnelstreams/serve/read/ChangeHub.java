package io.funnelstreams.serve.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the latest changes once for all subscribers. Ids are those of one run and count up, so that
 * a subscriber that comes back is given what it missed, or is asked to fetch everything again if
 * that is no longer kept. One thread publishes, any thread subscribes; nothing here waits for a
 * subscriber.
 */
final class ChangeHub {
  /**
   * How many rows are kept: at 0.6 kB each some 20 MB at most, and a minute of a pipeline that
   * changes 500 rows a second.
   */
  static final int KEPT_ROWS = 30_000;

  private static final char SEPARATOR = '-';

  private final String epoch;
  private final int keptRows;
  private final Map<Long, Changes> kept = new HashMap<>();
  private final Set<Feed> feeds = new HashSet<>();
  private long first = 1;
  private long last;
  private int rows;

  /**
   * A hub without changes.
   *
   * @param epoch what the ids of this run begin with
   */
  ChangeHub(String epoch, int keptRows) {
    this.epoch = epoch;
    this.keptRows = keptRows;
  }

  /** Publishes changes, which are given their id, and calls the subscribers. */
  void publish(Changes changes) {
    List<Feed> awake;
    synchronized (this) {
      add(changes);
      awake = List.copyOf(feeds);
    }
    awake.forEach(feed -> feed.available.run());
  }

  private void add(Changes changes) {
    last++;
    kept.put(last, changes.withId(id(last)));
    rows += changes.size();
    // The newest stay, however many they are.
    while (rows > keptRows && first < last) {
      rows -= kept.remove(first).size();
      first++;
    }
  }

  private String id(long number) {
    return epoch + SEPARATOR + number;
  }

  /** Subscribes behind the change with an id, or behind the last one. */
  ChangeFeed subscribe(Optional<String> after, Runnable available) {
    synchronized (this) {
      var feed = new Feed(after.map(this::number).orElse(last), available);
      feeds.add(feed);
      return feed;
    }
  }

  /** The number of an id; that of no change where it is of another run or no id at all. */
  private long number(String id) {
    int end = id.lastIndexOf(SEPARATOR);
    if (end < 0 || !id.substring(0, end).equals(epoch)) {
      return Feed.LOST;
    }
    try {
      long number = Long.parseLong(id.substring(end + 1));
      return number < 0 || number > last ? Feed.LOST : number;
    } catch (NumberFormatException e) {
      return Feed.LOST;
    }
  }

  /** How many subscribers there are. */
  synchronized int feeds() {
    return feeds.size();
  }

  private final class Feed implements ChangeFeed {
    private static final long LOST = -1;

    private final Runnable available;
    private long position;

    Feed(long position, Runnable available) {
      this.position = position;
      this.available = available;
    }

    @Override
    public Optional<Changes> next() {
      synchronized (ChangeHub.this) {
        if (position == last) {
          return Optional.empty();
        }
        if (position + 1 < first) {
          position = last;
          return Optional.of(Changes.reset(id(last), Changes.MISSED));
        }
        position++;
        return Optional.of(kept.get(position));
      }
    }

    @Override
    public String position() {
      synchronized (ChangeHub.this) {
        return id(position);
      }
    }

    @Override
    public void close() {
      synchronized (ChangeHub.this) {
        feeds.remove(this);
      }
    }
  }
}
