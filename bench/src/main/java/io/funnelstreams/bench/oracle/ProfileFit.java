package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.journey.IdealCustomerProfile;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether a party is one that a plan wants for a customer, by what is known of it. */
record ProfileFit(IdealCustomerProfile profile) {
  private static final BigDecimal NO_END = new BigDecimal("1e100");

  /** Three answers: yes, no and unknown. */
  private enum Answer {
    YES,
    NO,
    OPEN
  }

  /** The word for the party; empty if it is unknown. */
  Optional<String> of(Function<String, Optional<String>> known) {
    var answers =
        profile.rules().stream()
            .map(rule -> answer(rule, known.apply(rule.dimension()).orElse(OracleSegments.UNKNOWN)))
            .toList();
    if (answers.contains(Answer.NO)) {
      return Optional.of("non_icp");
    }
    return answers.contains(Answer.OPEN) ? Optional.empty() : Optional.of("icp");
  }

  private static Answer answer(IdealCustomerProfile.Rule rule, String known) {
    if (rule instanceof IdealCustomerProfile.Within range) {
      var from = range.least().orElse(BigDecimal.ZERO);
      var to = range.most().orElse(NO_END);
      return numbers(known).map(span -> answer(span, from, to)).orElse(Answer.OPEN);
    }
    if (known.equals(OracleSegments.UNKNOWN)) {
      return Answer.OPEN;
    }
    var words = ((IdealCustomerProfile.OneOf) rule).values();
    boolean named = words.stream().anyMatch(word -> Words.compared(word.shown()).equals(known));
    return named ? Answer.YES : Answer.NO;
  }

  /** Yes where every number of the span lies in the range, no where none does. */
  private static Answer answer(List<BigDecimal> span, BigDecimal from, BigDecimal to) {
    var low = span.get(0).max(from);
    var high = span.get(1).min(to);
    if (low.compareTo(high) > 0) {
      return Answer.NO;
    }
    boolean whole = low.compareTo(span.get(0)) == 0 && high.compareTo(span.get(1)) == 0;
    return whole ? Answer.YES : Answer.OPEN;
  }

  /** The least and the largest number that a text denotes. */
  private static Optional<List<BigDecimal>> numbers(String text) {
    if (text.endsWith("+")) {
      return number(text.substring(0, text.length() - 1)).map(least -> List.of(least, NO_END));
    }
    var parts = Arrays.asList(text.split("[-\u2013]", -1));
    var numbers = parts.stream().flatMap(part -> number(part).stream()).toList();
    if (numbers.size() != parts.size() || parts.size() > 2) {
      return Optional.empty();
    }
    var ends = Stream.of(numbers.get(0), numbers.get(numbers.size() - 1)).toList();
    return ends.get(0).compareTo(ends.get(1)) > 0 ? Optional.empty() : Optional.of(ends);
  }

  private static Optional<BigDecimal> number(String text) {
    var digits = text.strip();
    return digits.matches("[0-9]{1,15}([.][0-9]{1,6})?")
        ? Optional.of(new BigDecimal(digits))
        : Optional.empty();
  }
}
