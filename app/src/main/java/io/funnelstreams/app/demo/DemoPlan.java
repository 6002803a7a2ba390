package io.funnelstreams.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/** The plan of the {@link DemoCompany}, dated so that its goal year is three quarters over. */
public final class DemoPlan {
  private static final int MONTHS_BEHIND = 8;
  private static final String TEMPLATE = "plan.yaml";

  private DemoPlan() {}

  /**
   * The text of a plan file.
   *
   * @param today the day that {@link DemoCompany#events} ends before
   */
  public static String forYearEnding(LocalDate today) {
    var start = YearMonth.from(today).minusMonths(MONTHS_BEHIND);
    var timeline = Timeline.endingBefore(today);
    return template()
        .replace("{pace}", new Season(timeline.firstDay(), timeline.days()).pace(start))
        .replace("{start}", start.atDay(1).toString())
        .replace("{start_month}", start.toString())
        .replace("{end_month}", start.plusMonths(11).toString())
        .replace("{half}", start.plusMonths(5).atEndOfMonth().toString())
        .replace("{end}", start.plusMonths(11).atEndOfMonth().toString());
  }

  private static String template() {
    try (InputStream in = DemoPlan.class.getResourceAsStream(TEMPLATE)) {
      return new String(
          Objects.requireNonNull(in, TEMPLATE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the plan of the demo is missing from the program", e);
    }
  }
}
