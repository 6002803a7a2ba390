package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.IdealCustomerProfile;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The ideal customer profile of a plan: {@code icp: {industry: [..], employees: 50..500}}. */
final class ProfileYaml {
  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)?\\s*\\.\\.\\s*(\\d{1,15}(?:\\.\\d{1,6})?)?");

  private ProfileYaml() {}

  static Optional<IdealCustomerProfile> profile(YamlValue value) {
    if (value.isMap() && value.entries().isEmpty()) {
      value.problem("the profile has no rule; write one such as 'employees: 50..500'");
    }
    var rules =
        value.entries().entrySet().stream()
            .flatMap(entry -> rule(entry.getKey(), entry.getValue()).stream())
            .toList();
    return rules.isEmpty() ? Optional.empty() : Optional.of(new IdealCustomerProfile(rules));
  }

  private static Optional<IdealCustomerProfile.Rule> rule(String dimension, YamlValue value) {
    if (dimension.equals(IdealCustomerProfile.DIMENSION)) {
      value.problem(
          "'icp' is what the rules decide; name the dimensions it follows from, as industry");
      return Optional.empty();
    }
    if (value.isList()) {
      return oneOf(dimension, value, value.items());
    }
    var text = value.text();
    return text.filter(written -> written.contains("..")).isPresent()
        ? range(dimension, value, text.get())
        : text.flatMap(written -> oneOf(dimension, value, List.of(value)));
  }

  private static Optional<IdealCustomerProfile.Rule> oneOf(
      String dimension, YamlValue whole, List<YamlValue> items) {
    var values = new HashSet<DimensionValue>();
    for (var item : items) {
      item.text().ifPresent(text -> addValue(item, text, values));
    }
    if (items.isEmpty()) {
      whole.problem("the list is empty, so no company would fit; name at least one value");
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new IdealCustomerProfile.OneOf(dimension, values));
  }

  private static void addValue(YamlValue item, String text, Set<DimensionValue> values) {
    if (RANGE.matcher(text).matches()) {
      item.problem("a range of numbers stands alone, not in a list: 'employees: 50..500'");
    } else if (DimensionValue.of(text).equals(DimensionValue.UNKNOWN)) {
      item.problem("'unknown' is where nothing says; it cannot be part of a profile");
    } else if (!values.add(DimensionValue.of(text))) {
      item.problem("'" + text + "' is in the list already");
    }
  }

  private static Optional<IdealCustomerProfile.Rule> range(
      String dimension, YamlValue value, String text) {
    var ends = RANGE.matcher(text);
    if (!ends.matches() || (ends.group(1) == null && ends.group(2) == null)) {
      value.problem("'" + text + "' is not a range of numbers such as 50..500, 50.. or ..500");
      return Optional.empty();
    }
    var least = Optional.ofNullable(ends.group(1)).map(BigDecimal::new);
    var most = Optional.ofNullable(ends.group(2)).map(BigDecimal::new);
    if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
      value.problem("the range ends (%s) before it begins (%s)".formatted(most.get(), least.get()));
      return Optional.empty();
    }
    return Optional.of(new IdealCustomerProfile.Within(dimension, least, most));
  }
}
