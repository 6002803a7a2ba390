package io.funnelstreams.app.command;

import io.funnelstreams.core.time.Grain;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One grain by its name, or {@code all} of them. */
record GrainsArgument(Set<Grain> grains) {
  private static final String ALL = "all";

  GrainsArgument {
    grains = Set.copyOf(grains);
  }

  /** Reads the argument of an option. */
  static final class Converter implements ITypeConverter<GrainsArgument> {
    @Override
    public GrainsArgument convert(String text) {
      if (text.equalsIgnoreCase(ALL)) {
        return new GrainsArgument(EnumSet.allOf(Grain.class));
      }
      return Arrays.stream(Grain.values())
          .filter(grain -> grain.name().equalsIgnoreCase(text))
          .map(grain -> new GrainsArgument(Set.of(grain)))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no grain '" + text + "'; there are " + names()));
    }

    private static String names() {
      return Arrays.stream(Grain.values())
              .map(grain -> grain.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "))
          + " and "
          + ALL;
    }
  }
}
