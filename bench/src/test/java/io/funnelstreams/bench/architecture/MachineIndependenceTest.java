package io.funnelstreams.bench.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The machine's language, time zone and charset decide nothing. */
class MachineIndependenceTest {
  private static final String MACHINE_DEFAULTS = "io.funnelstreams.app.MachineDefaults";

  /** Calls of these without a locale, a zone or a charset take the machine's. */
  private static final List<String> OF_THE_MACHINE =
      List.of(
          "java.lang.String.toLowerCase()",
          "java.lang.String.toUpperCase()",
          "java.lang.String.getBytes()",
          "java.lang.String.<init>(byte[])",
          "java.io.InputStreamReader.<init>(java.io.InputStream)",
          "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
          "java.io.FileReader.<init>(java.io.File)",
          "java.io.FileWriter.<init>(java.io.File)",
          "java.util.Locale.getDefault()",
          "java.util.TimeZone.getDefault()",
          "java.util.Calendar.getInstance()",
          "java.time.ZoneId.systemDefault()",
          "java.time.Clock.systemDefaultZone()",
          "java.time.LocalDate.now()",
          "java.time.LocalDateTime.now()",
          "java.time.ZonedDateTime.now()",
          "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
          "java.time.format.DateTimeFormatterBuilder.toFormatter()",
          "java.time.temporal.WeekFields.of()",
          "java.text.NumberFormat.getInstance()",
          "java.text.NumberFormat.getNumberInstance()",
          "java.text.NumberFormat.getCurrencyInstance()",
          "java.text.NumberFormat.getPercentInstance()",
          "java.text.DecimalFormat.<init>(java.lang.String)",
          "java.text.DecimalFormatSymbols.getInstance()",
          "java.text.SimpleDateFormat.<init>(java.lang.String)",
          "java.text.MessageFormat.format(java.lang.String, java.lang.Object[])",
          "java.text.Collator.getInstance()",
          "java.nio.charset.Charset.defaultCharset()");

  /** A conversion that writes digits; {@code %s} of a number writes the same everywhere. */
  private static final Pattern DIGITS =
      Pattern.compile("\"[^\"\\n]*%[-#+ 0,(]*\\d*(\\.\\d+)?[dfeExXg](?![{\\w])");

  /** {@link Locale#ROOT}, or a method of the class itself that formats with it. */
  private static final Pattern WITH_LOCALE =
      Pattern.compile("Locale\\.ROOT|(?<![.\\w])(text|line|printLine)\\(");

  private static final Pattern LITERAL = Pattern.compile("\"[^\"\\n]*\"");

  private static final int STATEMENT = 400;

  @Test
  void noLocaleZoneOrCharsetOfTheMachineIsAskedFor() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(MACHINE_DEFAULTS)
        .and()
        .resideOutsideOfPackage(Product.module("bench"))
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "takes the machine's locale, zone or charset", this::isOfTheMachine))
        .because("everything counts, reads and prints the same on every machine")
        .check(Product.CLASSES);
  }

  @Test
  void digitsAreFormattedWithALocale() throws IOException {
    try (var modules = Files.list(Path.of(".."))) {
      assertThat(
              modules
                  .filter(module -> !module.endsWith("bench"))
                  .map(module -> module.resolve("src/main/java"))
                  .filter(Files::isDirectory)
                  .flatMap(MachineIndependenceTest::javaFiles)
                  .flatMap(MachineIndependenceTest::digitsWithoutLocale))
          .as("write %%s in place of %%d, or String.format(Locale.ROOT, …)")
          .isEmpty();
    }
  }

  private boolean isOfTheMachine(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
      return false;
    }
    var parameters = target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    var readable =
        parameters.stream()
            .map(name -> name.replace("[Ljava.lang.Object;", "java.lang.Object[]"))
            .map(name -> name.replace("[B", "byte[]"))
            .toList();
    return OF_THE_MACHINE.contains(
        target.getOwner().getName()
            + "."
            + target.getName()
            + "("
            + String.join(", ", readable)
            + ")");
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> digitsWithoutLocale(Path file) {
    var text = text(file);
    return DIGITS
        .matcher(text)
        .results()
        .filter(found -> !hasLocale(text, found.start()))
        .map(found -> "%s: %s".formatted(file.getFileName(), found.group().strip()))
        .filter(line -> !line.toLowerCase(Locale.ROOT).contains("%d{"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It stands before its format, in the same statement. */
  private static boolean hasLocale(String text, int at) {
    var before = LITERAL.matcher(text.substring(Math.max(0, at - STATEMENT), at)).replaceAll("");
    var statement =
        before.substring(Math.max(before.lastIndexOf(';'), before.lastIndexOf('{')) + 1);
    return WITH_LOCALE.matcher(statement).find();
  }
}
