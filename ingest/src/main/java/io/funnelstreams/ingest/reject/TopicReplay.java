package io.funnelstreams.ingest.reject;

import io.funnelstreams.core.event.RejectReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Sends rejected records of event topics to their topics again, after the plan was fixed: a rate
 * was added, the allowed lateness raised. A record that the plan still refuses becomes a reject
 * again.
 */
public final class TopicReplay {
  /** A transaction of this many records ends well before Kafka's timeout. */
  private static final int BATCH = 500;

  private final RecordResender resender;

  /** A replay that sends through this. */
  public TopicReplay(RecordResender resender) {
    this.resender = resender;
  }

  /**
   * The outcome of a replay.
   *
   * @param sent rejects whose records are on their topics again
   * @param remaining rejects that a retry cannot help: no event can be read of them, or they lost
   *     against another version of their event
   * @param others how many were skipped, because they come from files or sources
   */
  public record Outcome(long sent, long remaining, long others) {}

  /**
   * Replays the rejects that come from topics.
   *
   * @throws org.apache.kafka.common.KafkaException where a record cannot be sent
   */
  public Outcome run(Collection<Reject> all) {
    var own = all.stream().filter(TopicReplay::isOfStream).toList();
    long sent = 0;
    for (var batch : batches(own.stream().filter(TopicReplay::isWorthwhile).toList())) {
      sent += resender.resend(batch);
    }
    return new Outcome(sent, own.size() - sent, all.size() - own.size());
  }

  /** A record that a source's mapping rejected was no event yet. */
  private static boolean isOfStream(Reject reject) {
    return reject.topic().isPresent() && reject.mapping().isEmpty();
  }

  private static boolean isWorthwhile(Reject reject) {
    return reject.rejection().reason() != RejectReason.CONFLICT;
  }

  private static List<List<Reject>> batches(List<Reject> rejects) {
    var batches = new ArrayList<List<Reject>>();
    for (int from = 0; from < rejects.size(); from += BATCH) {
      batches.add(rejects.subList(from, Math.min(from + BATCH, rejects.size())));
    }
    return batches;
  }
}
