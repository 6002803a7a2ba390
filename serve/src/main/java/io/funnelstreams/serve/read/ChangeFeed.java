package io.funnelstreams.serve.read;

import java.util.Optional;

/**
 * The changes of a read model as one subscriber takes them. The model keeps the latest changes once
 * for all feeds, and each feed has its place among them: a feed whose place is no longer kept is
 * given a reset. For one thread at a time.
 */
public interface ChangeFeed extends AutoCloseable {
  /** The next changes; empty where there are none yet, then {@code available} is called later. */
  Optional<Changes> next();

  /** The id of the last change that was taken, or behind which the feed began. */
  String position();

  /** Ends the subscription. */
  @Override
  void close();
}
