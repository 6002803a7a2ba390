package io.funnelstreams.ingest.topic;

import io.funnelstreams.ingest.source.Source;
import io.funnelstreams.ingest.source.SourceCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Sources and records for tests. */
final class Records {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Path PAGE = Path.of("../docs/sources.md");

  private Records() {}

  static Source source(Path folder, String name, String yaml) throws IOException {
    var own = Files.createDirectories(folder.resolve(name));
    Files.writeString(own.resolve("source.yaml"), yaml);
    var catalogue = SourceCatalogue.read(folder, any -> Optional.empty());
    if (catalogue.broken().containsKey(name)) {
      throw catalogue.broken().get(name);
    }
    return catalogue.find(name).orElseThrow();
  }

  static RecordIntake intake(Source source) {
    return RecordIntake.of(
        source,
        Map.of("schema.registry.url", "http://127.0.0.1:1"),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  static ConsumerRecord<byte[], byte[]> record(String key, String value) {
    var keyBytes = bytes(key);
    var valueBytes = bytes(value);
    return new ConsumerRecord<>(
        "crm.public.opportunities",
        2,
        41,
        NOW.toEpochMilli(),
        TimestampType.CREATE_TIME,
        sizeOf(keyBytes),
        sizeOf(valueBytes),
        keyBytes,
        valueBytes,
        new RecordHeaders(),
        Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  /** The block of the page about sources that holds a text. */
  static String documented(String language, String holding) throws IOException {
    var page = Files.readString(PAGE, StandardCharsets.UTF_8);
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(result -> result.group(1))
        .filter(block -> block.contains(holding))
        .findFirst()
        .orElseThrow();
  }

  private static int sizeOf(byte[] bytes) {
    return bytes == null ? ConsumerRecord.NULL_SIZE : bytes.length;
  }
}
