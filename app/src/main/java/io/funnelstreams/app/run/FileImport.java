package io.funnelstreams.app.run;

import io.funnelstreams.ingest.mapping.Mapping;
import java.nio.file.Path;
import java.util.List;

/** Files and the mapping they are read with. */
public record FileImport(Mapping mapping, List<Path> files) {
  public FileImport {
    files = List.copyOf(files);
  }
}
