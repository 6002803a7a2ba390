package io.funnelstreams.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;

/**
 * Ten exports of a company in a row, each a little different from the one before, give the numbers
 * of the last one. The expected numbers come from an import of the last export alone. The test
 * covers files, mappings and their edits; {@code ExportPromiseTest} of the module bench compares
 * random events of all families under random plans with the oracle.
 */
class ExportSequencePropertyTest {
  private static final int EXPORTS = 10;
  private static final String HEADER = "id,party,state,begun,ended,amount,times,contact";
  private static final String MAPPING =
      """
      mapping: company
      source: crm
      currency: EUR
      row_id: id
      party: party
      segment: {region: contact}
      events:
        - {family: deal, type: opened, deal_id: id, occurred_at: begun, amount: amount}
        - family: deal
          name: closed
          type: {column: state, aliases: {won: won, lost: lost, '*': ignore}}
          deal_id: id
          occurred_at: {column: ended, otherwise: {column: begun}}
          amount: amount
        - {family: subscription, type: started, when: {state: won}, subscription_id: id,
           occurred_at: begun, price: amount}
        - {family: subscription, type: cancelled, when: {state: left}, subscription_id: id,
           occurred_at: ended}
        - {family: payment, type: paid, when: {state: [won, paid]}, document: order,
           document_id: id, occurred_at: begun, amount: amount}
        - {family: lead, type: created, repeat: times, occurred_at: begun}
        - {family: lead, type: created, name: first, id: contact, party: contact,
           occurred_at: begun}
        - {family: web, when: {state: seen}, occurred_at: begun, path: state,
           referrer_class: direct}
        - {family: spend, purpose: marketing, when: {state: seen}, channel: contact, party: contact,
           occurred_at: begun, amount: amount}
      """;
  private static final List<String> STATES =
      List.of("open", "won", "lost", "left", "paid", "seen", "void");

  private final Path folder = folder();

  private static Path folder() {
    try {
      return Files.createTempDirectory("exports");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterProperty
  void deleteFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A company whose rows change from one export to the next. */
  private static final class Company {
    private final Random random;
    private final Map<String, String> rows = new LinkedHashMap<>();

    Company(long seed) {
      random = new Random(seed);
    }

    void change() {
      for (int i = random.nextInt(6); i >= 0; i--) {
        var id = "r" + random.nextInt(8);
        if (random.nextInt(5) == 0) {
          rows.remove(id);
        } else {
          rows.put(id, row(id));
        }
      }
    }

    /** The rows in some order, and some of them twice: first with other values. */
    List<String> export() {
      var ids = new ArrayList<>(rows.keySet());
      Collections.shuffle(ids, random);
      var lines = new ArrayList<String>();
      for (var id : ids) {
        if (random.nextInt(6) == 0) {
          lines.add(row(id));
        }
      }
      ids.forEach(id -> lines.add(rows.get(id)));
      return lines;
    }

    private String row(String id) {
      var state = STATES.get(random.nextInt(STATES.size()));
      int begun = 1 + random.nextInt(27);
      boolean ends = state.equals("left") || random.nextBoolean();
      var ended = ends ? "2026-0%d-%02d".formatted(2 + random.nextInt(3), begun) : "";
      return "%s,p%d,%s,2026-01-%02d,%s,%d,%d,c%d"
          .formatted(
              id,
              random.nextInt(4),
              state,
              begun,
              ended,
              1 + random.nextInt(50),
              random.nextInt(3),
              random.nextInt(3));
    }
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void completeExportsComeToTheLastOneAlone(@ForAll long seed) {
    var mapping = MAPPING + "export: complete\n";
    var company = new Company(seed);
    var exports = Exports.in(folder);
    List<String> lines = List.of();
    for (int i = 0; i < EXPORTS; i++) {
      company.change();
      lines = company.export();
      exports.then(mapping, withHeader(lines));
    }

    same(exports, Exports.in(folder).then(mapping, withHeader(lastOfEachRow(lines))), seed);
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void snapshotsComeToTheLastStateOfEachRow(@ForAll long seed) {
    var company = new Company(seed);
    var exports = Exports.in(folder);
    var all = new ArrayList<String>();
    for (int i = 0; i < EXPORTS; i++) {
      company.change();
      var lines = company.export();
      exports.then(MAPPING, withHeader(lines));
      all.addAll(lines);
    }

    same(exports, Exports.in(folder).then(MAPPING, withHeader(lastOfEachRow(all))), seed);
  }

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void editsOfTheMappingCountAsIfItHadAlwaysBeenSo(@ForAll long seed) {
    var company = new Company(seed);
    var random = new Random(seed);
    var exports = Exports.in(folder);
    var mapping = "";
    List<String> lines = List.of();
    for (int i = 0; i < EXPORTS; i++) {
      company.change();
      mapping = edited(random) + "export: complete\n";
      lines = company.export();
      exports.then(mapping, withHeader(lines));
    }

    same(exports, Exports.in(folder).then(mapping, withHeader(lastOfEachRow(lines))), seed);
  }

  /** A row with another party, another name of an event, or one event fewer. */
  private static String edited(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> MAPPING.replace("\nparty: party", "\nparty: contact");
      case 1 -> MAPPING.replace("name: closed", "name: done");
      case 2 -> MAPPING.replace("name: first, id: contact", "name: one, id: [contact, party]");
      case 3 -> MAPPING.replace("repeat: times", "repeat: amount");
      default -> MAPPING;
    };
  }

  private static void same(Exports exports, Exports expected, long seed) {
    assertThat(exports.kpis()).isEqualTo(expected.kpis());
    assertThat(exports.kpisShuffled(seed)).as("in another order").isEqualTo(expected.kpis());
  }

  private static List<String> lastOfEachRow(List<String> lines) {
    var last = new LinkedHashMap<String, String>();
    for (var line : lines) {
      var id = line.substring(0, line.indexOf(','));
      last.remove(id);
      last.put(id, line);
    }
    return List.copyOf(last.values());
  }

  private static List<String> withHeader(List<String> lines) {
    var all = new ArrayList<>(List.of(HEADER));
    all.addAll(lines);
    return all;
  }
}
