package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.journey.CustomerTrigger;
import io.funnelstreams.core.journey.IdealCustomerProfile;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.journey.SegmentPolicy;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of a plan that decide how events are counted. */
final class SettingsYaml {
  private static final Duration DEFAULT_LATENESS = Duration.ofDays(400);
  private static final Duration DEFAULT_LATENESS_WEB = Duration.ofDays(2);

  private SettingsYaml() {}

  static Optional<JourneyRules> rules(
      YamlMap plan,
      Optional<Currency> currency,
      Map<String, SegmentPolicy> policies,
      Optional<IdealCustomerProfile> profile) {
    var calendar = calendar(plan);
    var customerDefinition = plan.find("customer_definition").map(SettingsYaml::customerDefinition);
    var allowedLateness = allowedLateness(plan.find("allowed_lateness"));
    var floor = plan.find("domain_authority_floor").flatMap(SettingsYaml::domainAuthority);
    var rates = plan.find("fx").map(fx -> FxYaml.rates(fx, currency)).orElse(Map.of());
    return calendar.flatMap(
        days ->
            currency.map(
                into ->
                    new JourneyRules(
                        days,
                        policies,
                        new FxTable(into, rates),
                        customerDefinition.orElse(Set.of(CustomerTrigger.values())),
                        allowedLateness,
                        floor.orElse(JourneyRules.DEFAULT_DOMAIN_AUTHORITY_FLOOR),
                        profile)));
  }

  static Optional<Currency> currency(YamlValue value) {
    return value.text().flatMap(code -> currency(value, code));
  }

  /** A currency by its code, which is the value or the value's key. */
  static Optional<Currency> currency(YamlValue value, String code) {
    var codes = new HashSet<String>();
    Currency.getAvailableCurrencies().stream()
        .filter(currency -> currency.getDefaultFractionDigits() >= 0)
        .forEach(currency -> codes.add(currency.getCurrencyCode()));
    if (codes.contains(code)) {
      return Optional.of(Currency.getInstance(code));
    }
    value.problem(
        "'%s' is not a currency; write its ISO 4217 code, as EUR or USD%s"
            .formatted(code, Suggestion.didYouMean(code, codes)));
    return Optional.empty();
  }

  private static Optional<BusinessCalendar> calendar(YamlMap plan) {
    var zone = plan.require("time_zone").flatMap(SettingsYaml::zone);
    var fiscalYearStart = plan.find("fiscal_year_start").flatMap(SettingsYaml::month);
    var weekStart = plan.find("week_start").flatMap(day -> day.oneOf(DayOfWeek.class));
    return zone.map(
        id ->
            new BusinessCalendar(
                id, fiscalYearStart.orElse(Month.JANUARY), weekStart.orElse(DayOfWeek.MONDAY)));
  }

  private static Optional<ZoneId> zone(YamlValue value) {
    var name = value.text();
    try {
      return name.map(ZoneId::of);
    } catch (DateTimeException e) {
      value.problem(
          "'%s' is not a time zone; write one such as Europe/Berlin or UTC%s"
              .formatted(
                  name.get(), Suggestion.didYouMean(name.get(), ZoneId.getAvailableZoneIds())));
      return Optional.empty();
    }
  }

  private static Optional<Month> month(YamlValue value) {
    var text = value.text().orElse("");
    return text.matches("\\d+")
        ? value.as(number -> Month.of(Integer.parseInt(number)), "a month: january or 1 to 12")
        : value.oneOf(Month.class);
  }

  private static Optional<Integer> domainAuthority(YamlValue value) {
    var floor = value.wholeNumber();
    if (floor.isPresent()
        && (floor.get() < 0 || floor.get() > PublicationEvent.MAX_DOMAIN_AUTHORITY)) {
      value.problem("a domain authority lies between 0 and 100");
    }
    return floor;
  }

  private static Set<CustomerTrigger> customerDefinition(YamlValue list) {
    var triggers = EnumSet.noneOf(CustomerTrigger.class);
    list.items().forEach(item -> item.oneOf(CustomerTrigger.class).ifPresent(triggers::add));
    if (list.isList() && list.items().isEmpty()) {
      list.problem("the list is empty, so nobody would ever be a customer; name at least one");
    }
    return triggers;
  }

  private static Map<Family, Duration> allowedLateness(Optional<YamlValue> given) {
    var allowedLateness = new EnumMap<Family, Duration>(Family.class);
    Arrays.stream(Family.values()).forEach(family -> allowedLateness.put(family, DEFAULT_LATENESS));
    allowedLateness.put(Family.WEB, DEFAULT_LATENESS_WEB);
    var keys = allowedLateness.keySet().stream().map(SettingsYaml::key).toArray(String[]::new);
    given
        .flatMap(value -> value.map(keys))
        .ifPresent(
            map ->
                allowedLateness.replaceAll(
                    (family, standard) ->
                        map.find(key(family)).flatMap(YamlValue::duration).orElse(standard)));
    return allowedLateness;
  }

  private static String key(Family family) {
    return family.name().toLowerCase(Locale.ROOT);
  }
}
