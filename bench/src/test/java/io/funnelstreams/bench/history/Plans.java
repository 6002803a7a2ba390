package io.funnelstreams.bench.history;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.journey.CustomerTrigger;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.IdealCustomerProfile;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.journey.SegmentPolicy;
import io.funnelstreams.core.journey.SubscriptionCohort;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.BusinessCalendar;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random plans over the dimensions region or network, channel and owner. */
final class Plans {
  /** Above it an event that is not a backfill is too late. */
  static final Duration HORIZON = Duration.ofDays(20);

  static final Currency OWN = Currency.getInstance("EUR");

  /** Has a rate from {@link Moment#FIRST_RATE} on and another later. */
  static final Currency RATED = Currency.getInstance("JPY");

  static final Currency UNRATED = Currency.getInstance("GBP");

  private Plans() {}

  static Arbitrary<Plan> plans(Catalogue catalogue) {
    return plans(catalogue, new FxTable(OWN, Map.of(RATED, rates(Moment.FIRST_RATE))));
  }

  /** Plans that reject no amount for want of a rate. */
  static Arbitrary<Plan> plansWithEveryRate(Catalogue catalogue) {
    var rates = rates(LocalDate.of(1900, 1, 1));
    return plans(catalogue, new FxTable(OWN, Map.of(RATED, rates, UNRATED, rates)));
  }

  private static Arbitrary<Plan> plans(Catalogue catalogue, FxTable rates) {
    return Combinators.combine(rules(rates), breakdowns(), margins())
        .as(
            (rules, breakdowns, margin) ->
                new Plan(
                    "random",
                    rules,
                    breakdowns,
                    catalogue,
                    margin,
                    List.of(),
                    List.of(),
                    Aggregates.KEEP));
  }

  private static Arbitrary<OptionalDouble> margins() {
    return Arbitraries.of(OptionalDouble.of(0.8), OptionalDouble.empty());
  }

  /** Caps that hold everything, and caps that do not. */
  private static Arbitrary<List<GroupingSet>> breakdowns() {
    return Combinators.combine(
            Arbitraries.of(50, 3, 2, 1),
            Arbitraries.of("region", "network"),
            Arbitraries.frequency(
                Tuple.of(2, "owner"),
                Tuple.of(1, IdealCustomerProfile.DIMENSION),
                Tuple.of(1, SubscriptionCohort.DIMENSION)))
        .as(
            (cap, dimension, last) ->
                List.of(
                    GroupingSet.TOTAL,
                    new GroupingSet(List.of(dimension), cap),
                    new GroupingSet(
                        List.of(last.equals("owner") ? dimension : last, "channel"), cap),
                    new GroupingSet(List.of(last), 50)));
  }

  private static Arbitrary<JourneyRules> rules(FxTable rates) {
    return Combinators.combine(calendars(), policies(), customers(), profiles())
        .as(
            (calendar, policies, when, profile) ->
                new JourneyRules(
                    calendar,
                    policies,
                    rates,
                    when,
                    allowedLateness(),
                    JourneyRules.DEFAULT_DOMAIN_AUTHORITY_FLOOR,
                    profile));
  }

  /** Without a profile {@code icp} is a dimension like any other. */
  private static Arbitrary<Optional<IdealCustomerProfile>> profiles() {
    var industry =
        new IdealCustomerProfile.OneOf(
            "industry", Set.of(DimensionValue.of("SOUTH"), DimensionValue.of("Grossstadt")));
    return Arbitraries.of(
        Optional.empty(),
        Optional.of(new IdealCustomerProfile(List.of(employees("50", "500")))),
        Optional.of(new IdealCustomerProfile(List.of(industry, employees("50", "500")))),
        Optional.of(new IdealCustomerProfile(List.of(employees("200", ""), industry))));
  }

  private static IdealCustomerProfile.Rule employees(String least, String most) {
    return new IdealCustomerProfile.Within("employees", bound(least), bound(most));
  }

  private static Optional<BigDecimal> bound(String number) {
    return Optional.of(number).filter(text -> !text.isEmpty()).map(BigDecimal::new);
  }

  private static Arbitrary<BusinessCalendar> calendars() {
    var zones = Arbitraries.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu");
    return Combinators.combine(
            zones.map(ZoneId::of),
            Arbitraries.of(Month.JANUARY, Month.APRIL, Month.NOVEMBER),
            Arbitraries.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, DayOfWeek.SATURDAY))
        .as(BusinessCalendar::new);
  }

  private static Arbitrary<Map<String, SegmentPolicy>> policies() {
    return Arbitraries.maps(
            Arbitraries.of("region", "channel", "owner", "network", "industry", "employees"),
            Arbitraries.of(SegmentPolicy.class))
        .ofMaxSize(3);
  }

  private static Arbitrary<Set<CustomerTrigger>> customers() {
    return Arbitraries.of(
        Set.of(CustomerTrigger.values()),
        Set.of(CustomerTrigger.DEAL_WON),
        Set.of(CustomerTrigger.CONTRACT_SIGNED),
        Set.of(CustomerTrigger.ORDER_PAID),
        Set.of(CustomerTrigger.SUBSCRIPTION_STARTED),
        Set.of(CustomerTrigger.SUBSCRIPTION_STARTED, CustomerTrigger.DEAL_WON));
  }

  private static NavigableMap<LocalDate, BigDecimal> rates(LocalDate first) {
    var rates = new TreeMap<LocalDate, BigDecimal>();
    rates.put(first, new BigDecimal("0.00615"));
    rates.put(Moment.SECOND_RATE, new BigDecimal("0.005"));
    return rates;
  }

  private static Map<Family, Duration> allowedLateness() {
    var allowedLateness = new EnumMap<Family, Duration>(Family.class);
    for (var family : Family.values()) {
      allowedLateness.put(family, HORIZON);
    }
    allowedLateness.remove(Family.CALL);
    return allowedLateness;
  }
}
