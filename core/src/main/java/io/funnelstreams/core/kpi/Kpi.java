package io.funnelstreams.core.kpi;

import java.util.Objects;

/**
 * One KPI of the catalogue.
 *
 * @param id snake case, for example {@code win_rate}; the cohort form of a KPI ends in {@code
 *     _cohort}
 * @param title a few words for a person, for example {@code Win rate}
 * @param description what is counted, on which day, and what is not
 * @param formula how the value comes from measures and other KPIs
 */
public record Kpi(
    String id,
    String title,
    String description,
    Formula formula,
    Unit unit,
    Direction better,
    FunnelStage stage) {
  /** No share in the catalogue comes near this ratio; 10 means ten times as much. */
  private static final double PLAUSIBLE_RATIO = 10;

  public Kpi {
    Objects.requireNonNull(formula, "formula");
    if (!id.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "a KPI's id is lower case letters, digits and underscores; this one is '" + id + "'");
    }
  }

  /**
   * Whether the KPI is a flow: its value over a range of days is the sum of its values on each of
   * them. Rates, means and stocks are not.
   */
  public boolean accumulates() {
    return nature() == Additivity.FLOW;
  }

  /** How its values over ranges of days hang together; of a catalogue's KPI also through others. */
  public Additivity nature() {
    return formula.nature();
  }

  /** Whether a single day can have a value of it: growth has none, nor what needs a length. */
  public boolean hasValueOfADay() {
    return formula.hasValueOfADay();
  }

  /** The most that its value can be: 1 of a part over its whole, no bound otherwise. */
  public double most() {
    return formula.isShare() ? 1 : Double.POSITIVE_INFINITY;
  }

  /** Whether a plan can mean this figure: 25 of a ratio is most likely 25 %. */
  public boolean isPlausible(double figure) {
    double largest = id.matches(".*_(rate|rate_cohort|share)") ? 1 : PLAUSIBLE_RATIO;
    return unit != Unit.RATIO || Math.abs(figure) <= largest;
  }

  Kpi with(Formula same) {
    return new Kpi(id, title, description, same, unit, better, stage);
  }
}
