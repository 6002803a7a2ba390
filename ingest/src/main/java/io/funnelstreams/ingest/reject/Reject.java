package io.funnelstreams.ingest.reject;

import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.row.Raw;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An input that was not taken, as it came.
 *
 * @param id the same for the same input, so that importing a file twice leaves one reject
 * @param raw the input byte for byte
 * @param contentType the media type of the raw bytes
 * @param file as the person named it
 * @param line the line of the file it begins on, counted from 1
 * @param topic its position, if it was a record of an event topic
 * @param mapping the name of the mapping that read it
 * @param context the further inputs that a retry needs; the keys are {@link RowContext}'s
 * @param attempt how many times it has been tried, the first included
 */
public record Reject(
    String id,
    String source,
    Raw raw,
    String contentType,
    Rejection rejection,
    Optional<String> file,
    OptionalLong line,
    Optional<TopicPlace> topic,
    Optional<String> mapping,
    Map<String, String> context,
    Instant at,
    int attempt) {
  public Reject {
    context = Map.copyOf(context);
  }

  /** The place in words: {@code deals.csv, line 12} or {@code funnel.deals.v1, offset 7}. */
  public String place() {
    var line = this.line.isPresent() ? ", line " + this.line.getAsLong() : "";
    return file.or(() -> topic.map(TopicPlace::toString)).orElse(source) + line;
  }
}
