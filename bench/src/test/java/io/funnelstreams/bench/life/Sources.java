package io.funnelstreams.bench.life;

import io.funnelstreams.bench.life.Happening.Called;
import io.funnelstreams.ingest.source.SourceCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The company's folder of sources, with the numbers of its telephone book. */
final class Sources {
  private static final Path OURS = Life.RESOURCES.resolve("sources");

  private Sources() {}

  static SourceCatalogue of(List<Happening> diary, Path folder) throws IOException {
    for (var vendor : Vendor.values()) {
      var name = vendor.name().toLowerCase(Locale.ROOT);
      var own = Files.createDirectories(folder.resolve(name));
      Files.copy(OURS.resolve(name).resolve("source.yaml"), own.resolve("source.yaml"));
    }
    telephoneBook(diary).write(folder.resolve("aircall"));
    return SourceCatalogue.read(folder, name -> Optional.of(Vendor.valueOf(name).secret()));
  }

  private static Sheet telephoneBook(List<Happening> diary) {
    var phones = new Sheet("phones.csv", ",", "phone", "contact");
    for (var happening : diary) {
      if (happening instanceof Called it && !it.party().equals(it.phone())) {
        phones.put(it.phone(), it.party());
      }
    }
    return phones;
  }
}
