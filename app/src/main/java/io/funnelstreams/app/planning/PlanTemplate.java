package io.funnelstreams.app.planning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;

/** A first plan, for companies of one kind. */
public enum PlanTemplate {
  SAAS,
  SERVICES,
  ECOMMERCE,
  PRE_REVENUE,
  GROWTH;

  private static final int MONTHS_OF_A_QUARTER = 3;
  private static final int MONTHS_OF_A_YEAR = 12;

  /** Marks what a person has to fill in. */
  static final String FILL_IN = "# fill in";

  /**
   * The terms that a plan starts with.
   *
   * @param name of the plan; any text
   * @param today its goals begin with the quarter that this day is in
   */
  public record Terms(String name, ZoneId zone, Currency currency, LocalDate today) {
    public Terms {
      Objects.requireNonNull(name, "name");
    }

    private YearMonth quarter() {
      var month = YearMonth.from(today);
      return month.minusMonths((month.getMonthValue() - 1) % MONTHS_OF_A_QUARTER);
    }
  }

  /** The name that people write, for example {@code pre-revenue}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The text of a plan file with goals of the running quarter. */
  public String text(Terms terms) {
    var from = terms.quarter();
    var to = from.plusMonths(MONTHS_OF_A_YEAR - 1L);
    var quarterEnd = from.plusMonths(MONTHS_OF_A_QUARTER - 1L);
    return resource()
        .replace("{name}", quoted(terms.name()))
        .replace("{time_zone}", terms.zone().getId())
        .replace("{currency}", terms.currency().getCurrencyCode())
        .replace("{past}", from.minusYears(1).atDay(1).toString())
        .replace("{quarter_from}", from.atDay(1).toString())
        .replace("{quarter_to}", quarterEnd.atEndOfMonth().toString())
        .replace("{from_month}", from.toString())
        .replace("{to_month}", to.toString())
        .replace("{from}", from.atDay(1).toString())
        .replace("{to}", to.atEndOfMonth().toString());
  }

  /** As YAML takes any text: in single quotes, which are doubled within. */
  private static String quoted(String name) {
    return "'" + name.replaceAll("\\s+", " ").replace("'", "''") + "'";
  }

  private String resource() {
    var file = "template/" + id() + ".yaml";
    try (InputStream in = PlanTemplate.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the template is missing from the program: " + file, e);
    }
  }
}
