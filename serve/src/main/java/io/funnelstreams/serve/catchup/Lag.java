package io.funnelstreams.serve.catchup;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * A stretch of a source partition that the KPIs may not reflect yet.
 *
 * @param from the first offset of it
 * @param end the offset after its last
 */
public record Lag(TopicPartition source, long from, long end) {

  /**
   * The stretches that are left, in the order of topic and partition; empty when the KPIs reflect
   * everything.
   *
   * @param begins the first offset that each source partition still holds
   * @param ends the offset after the last record of each source partition; read it after what is in
   *     {@code applied}, so that what the applied records led to is behind these ends
   */
  public static List<Lag> between(
      Applied applied, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .map(
            end ->
                new Lag(
                    end.getKey(),
                    Math.max(applied.position(end.getKey()), begins.getOrDefault(end.getKey(), 0L)),
                    end.getValue()))
        .filter(lag -> lag.from < lag.end)
        .sorted(
            Comparator.comparing((Lag lag) -> lag.source.topic())
                .thenComparing(lag -> lag.source.partition()))
        .toList();
  }

  @Override
  public String toString() {
    return source + " at " + from + " of " + end;
  }
}
