package io.funnelstreams.bench.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Bytes on disk. */
final class StateSizes {
  private static final Pattern STORE = Pattern.compile(".*/rocksdb/([^/]+)/.*");
  private static final Pattern TOPIC = Pattern.compile(".*/([^/]+)-\\d+/[^/]+\\.log");

  private StateSizes() {}

  /** Of each local store. */
  static Map<String, Long> ofStores(Path stateFolder) {
    return sizes(stateFolder, STORE);
  }

  /** Of the records of each topic; what compaction has not removed yet is among them. */
  static Map<String, Long> ofTopics(Path brokerFolder) {
    return sizes(brokerFolder, TOPIC);
  }

  private static Map<String, Long> sizes(Path folder, Pattern pattern) {
    var sizes = new TreeMap<String, Long>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = pattern.matcher(file.toString());
        if (name.matches()) {
          sizes.merge(name.group(1), Files.size(file), Long::sum);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sizes;
  }
}
