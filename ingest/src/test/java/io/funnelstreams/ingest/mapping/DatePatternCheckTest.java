package io.funnelstreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatePatternCheckTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DD/MM/YYYY|dd/MM/yyyy|D is the day of the year and Y the week's year",
        "MM/DD/YYYY|MM/dd/yyyy|D is the day of the year",
        "YYYY-MM-DD|yyyy-MM-dd|Y the week's year",
        "YYYY-MM-dd|yyyy-MM-dd|Y the week's year",
        "dd/mm/yyyy|dd/MM/yyyy|m are minutes",
        "yyyy-mm-dd|yyyy-MM-dd|m are minutes",
        "dd/mm/yyyy HH:MM|dd/MM/yyyy HH:mm|m are minutes and M is the month",
        "dd/MM/yyyy HH:MM|dd/MM/yyyy HH:mm|M is the month",
        "dd/MM/yyyy hh:mm|dd/MM/yyyy HH:mm|hour of am or pm",
        "dd/MM/yyyy HH:mm:SS|dd/MM/yyyy HH:mm:ss|S is a fraction",
        "MM/dd/yyyy HH:mm a|MM/dd/yyyy hh:mm a|H is the hour of 24",
        "YYYY-MM-DDTHH:mm:ss|yyyy-MM-dd'T'HH:mm:ss|D is the day of the year",
        "DD-MMM-YY|dd-MMM-yy|D is the day of the year",
        "D.M.YYYY|d.M.yyyy|D is the day of the year",
        "TT.MM.JJJJ|dd.MM.yyyy|year",
        "TT.MM.JJJJ hh:mm|dd.MM.yyyy HH:mm|hour",
        "JJ/MM/AAAA|dd/MM/yyyy|can never",
        "DD/MM/AAAA|dd/MM/yyyy|day of the year",
        "dd-mm-jjjj|dd-MM-yyyy|m are minutes",
        "gg/MM/aaaa|dd/MM/yyyy|can never make a date",
        "%d/%m/%Y|dd/MM/yyyy|%",
        "%Y-%m-%d %H:%M:%S|yyyy-MM-dd HH:mm:ss|%",
        "%-d.%-m.%y|d.M.yy|%",
        "%b %d, %Y %I:%M %p|MMM dd, yyyy hh:mm a|%"
      })
  void namesThePatternThatIsMeant(String written, String meant, String reason) {
    assertThat(DatePatternCheck.problem(written, Locale.ENGLISH))
        .hasValueSatisfying(
            problem ->
                assertThat(problem)
                    .contains("'" + written + "' can never make a date", reason)
                    .contains("did you mean " + meant + "?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"MMM", "yyyy", "dd/MM", "MM/yyyy", "HH:mm", "dd.MM.", "d/d/yyyy", "x", "DDD"})
  void refusesAPatternWithoutYearMonthOrDay(String pattern) {
    assertThat(DatePatternCheck.problem(pattern, Locale.ENGLISH)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd/MM/yyyy",
        "d.M.yy",
        "MMM d, yyyy",
        "EEE, d MMM yyyy HH:mm:ss Z",
        "yyyyMMdd",
        "yyyyMMddHHmmss",
        "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
        "dd MMMM yyyy, HH:mm",
        "yyyy-DDD",
        "MM/dd/yyyy hh:mm a",
        "h:mm:ss a M/d/yyyy",
        "YYYY-'W'ww-e",
        "[dd.MM.yyyy][d/M/yy]",
        "uuuu-MM-dd[ HH:mm[:ss]]",
        "dd.MM.yyyy HH:mm 'Uhr'",
        "yyyy-MM-dd HH:mm VV",
        "dd-MMM-yy HH:mm",
        "d.M.yyyy H:mm",
        "yyyy.MM.dd G",
        "QQQ yyyy MM dd",
        "yyyy-MM-dd kk:mm"
      })
  void takesPatternsThatMakeDates(String pattern) {
    assertThat(DatePatternCheck.problem(pattern, Locale.ENGLISH)).isEmpty();
  }

  @Test
  void refusesTheMappingThatHasSuchAPattern() {
    assertThatThrownBy(() -> MappingYaml.parse(Path.of("m.yaml"), mapping("formats: [DD/MM/YYYY]")))
        .hasMessageContaining("dates.formats[0]")
        .hasMessageContaining("did you mean dd/MM/yyyy?");
    assertThatThrownBy(
            () -> MappingYaml.parse(Path.of("m.yaml"), mapping("formats: [iso, dd/mm/yyyy]")))
        .hasMessageContaining("m are minutes");
  }

  /** A text of so few milliseconds that they are seconds is none of 'epoch_millis'. */
  @Test
  void takesMillisecondsBeforeSeconds() {
    assertThatCode(
            () ->
                MappingYaml.parse(
                    Path.of("m.yaml"), mapping("formats: [epoch_millis, epoch_seconds]")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd/MM/yyyy, MM/dd/yyyy",
        "d.M.yy, yy.M.d",
        "iso, yyyy-dd-MM",
        "epoch_seconds, epoch_millis",
        "epoch_millis, yyyyMMdd",
        "M/d/y, M/d/yy"
      })
  void refusesFormatsThatReadOneTextAsTwoDays(String formats) {
    assertThatThrownBy(
            () -> MappingYaml.parse(Path.of("m.yaml"), mapping("formats: [" + formats + "]")))
        .hasMessageContaining("as different days");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd/MM/yyyy, yyyy-MM-dd",
        "M/d/yyyy, M/d/yy",
        "iso, epoch_millis",
        "dd.MM.yyyy, dd/MM/yyyy",
        "d MMM yyyy, dd/MM/yyyy HH:mm"
      })
  void takesFormatsThatAreToldApart(String formats) {
    var mapping = MappingYaml.parse(Path.of("m.yaml"), mapping("formats: [" + formats + "]"));

    assertThat(mapping.dates().formats()).hasSize(2);
  }

  @Test
  void takesTwoDigitYearsForThoseFrom1969To2068() {
    var style = new DateStyle(List.of("M/d/yy"), Optional.of(ZoneOffset.UTC), Locale.ENGLISH);

    assertThat(style.read("3/14/99")).map(EventDate::at).contains(instant("1999-03-14"));
    assertThat(style.read("3/14/26")).map(EventDate::at).contains(instant("2026-03-14"));
    assertThat(style.read("3/14/69")).map(EventDate::at).contains(instant("1969-03-14"));
  }

  private static Instant instant(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static String mapping(String dates) {
    return "source: crm\nparty: id\nrow_id: id\ndates: {"
        + dates
        + "}\nevents:\n  - {family: lead, type: created, occurred_at: at}\n";
  }
}
