package io.funnelstreams.app.command;

import io.funnelstreams.app.run.FileImport;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.MappingYaml;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Files and the mapping they are imported through, as {@code MAPPING=DATA[,DATA…]}.
 *
 * @param mapping the mapping's file
 */
record ImportArgument(Path mapping, List<Path> files) {
  Mapping read() {
    return MappingYaml.read(mapping);
  }

  /** The imports of arguments, whose mappings are read. */
  static List<FileImport> read(List<ImportArgument> imports) {
    return imports.stream().map(each -> new FileImport(each.read(), each.files())).toList();
  }

  /** Reads the argument of an option. */
  static final class Converter implements ITypeConverter<ImportArgument> {
    @Override
    public ImportArgument convert(String text) {
      int equals = text.indexOf('=');
      if (equals <= 0 || equals == text.length() - 1) {
        throw new TypeConversionException(
            "'" + text + "' is not of the form MAPPING=DATA, for example deals.yaml=deals.csv");
      }
      var files = Arrays.stream(text.substring(equals + 1).split(",")).map(Path::of).toList();
      return new ImportArgument(Path.of(text.substring(0, equals)), files);
    }
  }
}
