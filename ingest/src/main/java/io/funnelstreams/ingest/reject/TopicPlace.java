package io.funnelstreams.ingest.reject;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The topic that a rejected record was on.
 *
 * @param partition empty, as is the offset, where a later record revealed the problem
 */
public record TopicPlace(String topic, OptionalInt partition, OptionalLong offset) {
  @Override
  public String toString() {
    var partition = this.partition.isPresent() ? ", partition " + this.partition.getAsInt() : "";
    var offset = this.offset.isPresent() ? ", offset " + this.offset.getAsLong() : "";
    return topic + partition + offset;
  }
}
