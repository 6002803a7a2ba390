package io.funnelstreams.bench.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
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
}
