package io.funnelstreams.bench.drift;

import io.funnelstreams.core.alert.History;
import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.kpi.FormulaPart;
import io.funnelstreams.core.kpi.KpiActivity;
import io.funnelstreams.core.kpi.KpiStore;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An invented company: its funnel day by day in a store of KPIs, and a plan with a goal for each
 * KPI and year that is right but for a small error, as long as nothing drifts.
 */
final class DriftCompany implements History {
  /** Monday to Sunday. */
  private static final double[] WEEK = {1.2, 1.25, 1.2, 1.15, 0.95, 0.15, 0.1};

  /** By how much a plan's targets miss what will be without drift, as a standard deviation. */
  private static final double PLAN_ERROR = 0.015;

  private static final double CENTS = 100;

  /** Recurring revenue is kept in ten-thousandths of a minor unit. */
  private static final double FINE = CENTS * 10_000;

  private final DriftRandomSource chance;
  private final Temper temper;
  private final LocalDate first;
  private final LocalDate last;
  private final Optional<Drift> drift;
  private final Plan plan;
  private final KpiStore board;
  private double noise;
  private double mrr;

  /**
   * The parameters of a company.
   *
   * @param leads a day in the beginning
   * @param growth of leads a year
   * @param season how far the best month is above the mean
   * @param unrest the deviation of a day's mean from what is expected, carried on to the next days
   * @param mqlRate of leads
   * @param sqlRate of MQLs
   * @param winRate of closed deals
   * @param deal the mean amount of a won deal
   * @param mrrGrowth of recurring revenue a year
   */
  private record Temper(
      double leads,
      double growth,
      double season,
      double unrest,
      double mqlRate,
      double sqlRate,
      double winRate,
      double deal,
      double mrrGrowth) {
    static Temper of(DriftRandomSource chance) {
      return new Temper(
          Math.exp(chance.between(Math.log(4), Math.log(80))),
          chance.between(0, 0.4),
          chance.between(0, 0.25),
          chance.between(0.05, 0.25),
          chance.between(0.4, 0.7),
          chance.between(0.25, 0.5),
          chance.between(0.18, 0.35),
          chance.between(2_000, 20_000),
          chance.between(0.05, 0.35));
    }
  }

  DriftCompany(long seed, LocalDate first, int years, boolean drifts) {
    this.chance = new DriftRandomSource(seed);
    this.temper = Temper.of(chance);
    this.first = first;
    this.last = first.plusYears(years).minusDays(1);
    this.drift = drifts ? Optional.of(someDrift(years)) : Optional.empty();
    this.plan = PlanYaml.parse("company " + seed, planText(years));
    this.board =
        new KpiStore(
            plan.catalogue(),
            plan.rules().calendar(),
            plan.rules().fx().into(),
            OptionalDouble.empty());
    this.mrr = 12 * temper.deal();
    set(Measure.MRR, first, mrr * FINE);
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      live(day);
    }
  }

  Plan plan() {
    return plan;
  }

  Optional<Drift> drift() {
    return drift;
  }

  LocalDate last() {
    return last;
  }

  OptionalDouble value(String kpi, LocalDate from, LocalDate to) {
    return board.value(kpi, Segment.TOTAL, from, to);
  }

  @Override
  public KpiReader reader() {
    return new KpiReader() {
      @Override
      public OptionalDouble value(
          String kpi, Map<String, String> segment, LocalDate from, LocalDate to) {
        return DriftCompany.this.value(kpi, from, to);
      }

      @Override
      public OptionalDouble side(
          FormulaPart.Role side,
          String kpi,
          Map<String, String> segment,
          LocalDate from,
          LocalDate to) {
        return board.value(kpi, side, Segment.TOTAL, from, to);
      }

      @Override
      public KpiActivity activity(String kpi, Map<String, String> segment) {
        return board.activity(kpi, Segment.TOTAL);
      }

      @Override
      public Optional<LocalDate> since(Map<String, String> segment) {
        return Optional.of(first);
      }
    };
  }

  @Override
  public KpiValue over(String kpi, Map<String, String> segment, LocalDate from, LocalDate to) {
    return board.figures(kpi, Segment.TOTAL, from, to);
  }

  @Override
  public Optional<LocalDate> lastDay() {
    return Optional.of(last);
  }

  private Drift someDrift(int years) {
    var kpis = DriftSimulation.KPIS;
    var begins = first.plusYears(chance.below(years)).plusDays(30 + chance.below(210));
    return new Drift(
        kpis.get(chance.below(kpis.size())),
        begins,
        begins.plusDays(89),
        chance.between(0.55, 0.85));
  }

  private void live(LocalDate day) {
    noise = 0.6 * noise + 0.8 * temper.unrest() * chance.gaussian();
    int leads = chance.poisson(expectedLeads(day) * Math.exp(noise) * now("leads", day));
    int mqls = chance.binomial(leads, temper.mqlRate());
    int sqls = chance.binomial(mqls, temper.sqlRate() * now("mql_to_sql_rate", day));
    int closed = chance.poisson(0.3 * expectedLeads(day));
    int won = chance.binomial(closed, temper.winRate() * now("win_rate", day));
    double amount = 0;
    for (int i = 0; i < won; i++) {
      amount += temper.deal() * chance.around1(0.6) * now("average_deal_value", day);
    }
    set(Measure.LEADS, day, leads);
    set(Measure.MQLS, day, mqls);
    set(Measure.SQLS, day, sqls);
    set(Measure.DEALS_WON, day, won);
    set(Measure.DEALS_LOST, day, closed - won);
    set(Measure.WON_AMOUNT, day, amount * FINE);
    growMrr(day);
  }

  /** A drift reduces recurring revenue during its first month, and the loss remains. */
  private void growMrr(LocalDate day) {
    double growth = mrr * (temper.mrrGrowth() / 365 + 0.002 * chance.gaussian());
    double lost =
        drift
            .filter(gone -> gone.kpi().equals("mrr") && !day.isBefore(gone.first()))
            .filter(gone -> day.isBefore(gone.first().plusDays(30)))
            .map(gone -> mrr * (1 - Math.pow(gone.factor(), 1.0 / 30)))
            .orElse(0.0);
    set(Measure.MRR, day.plusDays(1), (growth - lost) * FINE);
    mrr += growth - lost;
  }

  private double now(String kpi, LocalDate day) {
    return drift.map(known -> known.on(kpi, day)).orElse(1.0);
  }

  private double expectedLeads(LocalDate day) {
    double years = (day.toEpochDay() - first.toEpochDay()) / 365.0;
    return temper.leads()
        * Math.pow(1 + temper.growth(), years)
        * (1 + temper.season() * Math.sin(2 * Math.PI * years))
        * WEEK[day.getDayOfWeek().getValue() - 1];
  }

  private void set(Measure measure, LocalDate day, double amount) {
    board.set(new Cell(Segment.TOTAL, measure, 0, (int) day.toEpochDay()), Math.round(amount));
  }

  private String planText(int years) {
    var text = new StringBuilder("name: company\ntime_zone: UTC\ncurrency: EUR\ngoals:\n");
    for (int year = 0; year < years; year++) {
      var from = first.plusYears(year);
      text.append(goal("leads", from, "", leadsOf(from)));
      text.append(goal("win_rate", from, "", temper.winRate()));
      text.append(goal("mql_to_sql_rate", from, "", temper.sqlRate()));
      text.append(goal("average_deal_value", from, "", temper.deal()));
      double start = 12 * temper.deal() * Math.exp(temper.mrrGrowth() * year);
      text.append(
          goal("mrr", from, "    baseline: " + start + "\n", start * Math.exp(temper.mrrGrowth())));
    }
    return text.toString();
  }

  private String goal(String kpi, LocalDate from, String more, double target) {
    var pace = kpi.equals("leads") ? "    pace: " + monthlyShares(from) + "\n" : "";
    return "  - kpi: %s\n    target: %s\n    from: %s\n    to: %s\n    alert: {}\n"
            .formatted(
                kpi, target * chance.around1(PLAN_ERROR), from, from.plusYears(1).minusDays(1))
        + more
        + pace;
  }

  private double leadsOf(LocalDate from) {
    return sum(from, from.plusYears(1));
  }

  /** In hundredths of a per cent, so that they add up. */
  private String monthlyShares(LocalDate from) {
    double all = leadsOf(from);
    var shares = new int[12];
    int left = 10_000;
    for (int month = 0; month < 11; month++) {
      var begins = from.plusMonths(month);
      shares[month] = (int) Math.round(10_000 * sum(begins, begins.plusMonths(1)) / all);
      left -= shares[month];
    }
    shares[11] = left;
    var text = new StringBuilder("[");
    for (int share : shares) {
      text.append(text.length() > 1 ? ", " : "").append(share / 10_000.0);
    }
    return text.append("]").toString();
  }

  private double sum(LocalDate from, LocalDate before) {
    return from.datesUntil(before).mapToDouble(this::expectedLeads).sum();
  }
}
