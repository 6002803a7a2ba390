package io.funnelstreams.bench.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.funnelstreams.bench.company.Company;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The deliveries of a company as JSON Lines, a file for each family, in the order of recording. */
final class FamilyFiles implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Family, BufferedWriter> files = new EnumMap<>(Family.class);
  private final Set<String> parties = new HashSet<>();
  private long rows;

  private FamilyFiles(Path folder) throws IOException {
    for (var family : Family.values()) {
      files.put(family, Files.newBufferedWriter(file(folder, family)));
    }
  }

  /** The path of a family's file. */
  static Path file(Path folder, Family family) {
    return folder.resolve(family.name().toLowerCase(Locale.ROOT) + ".jsonl");
  }

  /**
   * The result of the writing.
   *
   * @param parties in the files, under all of their names
   */
  record Written(long rows, int parties) {}

  /** Writes all deliveries. */
  static Written write(Company company, Path folder) {
    try (var files = new FamilyFiles(Files.createDirectories(folder))) {
      company.deliveries().forEach(files::write);
      return new Written(files.rows, files.parties.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Event event) {
    try {
      var file = files.get(event.family());
      file.write(JSON.writeValueAsString(FamilyRow.of(event)));
      file.newLine();
      rows++;
      parties.add(event.header().partyId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (var file : files.values()) {
      file.close();
    }
  }
}
