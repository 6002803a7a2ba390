package io.funnelstreams.bench.golden;

import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.core.time.Grain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rows a case must give. They are complete for each combination of KPI, grain and breakdown
 * that the file mentions: another row of that combination is a mistake. The period {@code none}
 * mentions a combination that has no row at all.
 */
record ExpectedRows(Map<RowKey, RowValue> rows, Set<Combination> mentioned) {

  /** A KPI at one grain, broken down by the same dimensions. */
  record Combination(String kpi, Grain grain, Set<String> dimensions) {
    static Combination of(RowKey key) {
      return new Combination(key.kpi(), key.grain(), key.segment().keySet());
    }
  }

  static ExpectedRows read(Path file) throws IOException {
    var rows = new HashMap<RowKey, RowValue>();
    var mentioned = new HashSet<Combination>();
    for (var line : Files.readAllLines(file)) {
      if (line.startsWith("#") || line.startsWith("kpi,")) {
        continue;
      }
      var fields = line.split(",", -1);
      var key = key(fields);
      mentioned.add(Combination.of(key));
      if (!key.period().equals("none")) {
        rows.put(key, RowValue.published(number(fields[4]), number(fields[5]), number(fields[6])));
      }
    }
    return new ExpectedRows(rows, mentioned);
  }

  /** The rows of a table whose combination the file mentions. */
  Map<RowKey, RowValue> concerned(Map<RowKey, RowValue> table) {
    var concerned = new TreeMap<>(table);
    concerned.keySet().removeIf(key -> !mentioned.contains(Combination.of(key)));
    return concerned;
  }

  private static RowKey key(String[] fields) {
    var segment = new TreeMap<String, String>();
    for (var part : fields[3].isEmpty() ? new String[0] : fields[3].split(";", -1)) {
      var pair = part.split("=", 2);
      segment.put(pair[0], pair[1]);
    }
    var grain = Grain.valueOf(fields[1].toUpperCase(Locale.ROOT));
    return new RowKey(fields[0], grain, fields[2], segment);
  }

  private static OptionalDouble number(String text) {
    return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }
}
