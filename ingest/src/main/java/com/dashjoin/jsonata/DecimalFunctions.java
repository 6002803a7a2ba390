package com.dashjoin.jsonata;

import io.funnelstreams.ingest.mapping.DecimalMath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** JSONata's functions of numbers, computed in decimals. */
final class DecimalFunctions {
  /** JSONata's notation of a number, with the leading zeros and signs that columns have. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");

  /** Hexadecimal, octal and binary numbers are left to the library. */
  private static final Pattern OTHER_BASE = Pattern.compile("0[xXoObB].*");

  private static final int MOST_SIGNS = 400;
  private static final int LARGEST_EXPONENT = 1_000;

  private DecimalFunctions() {}

  static void register(DecimalJsonata jsonata) {
    jsonata.registerFunction("sum", ofList(DecimalFunctions::sum));
    jsonata.registerFunction(
        "average",
        ofList(
            numbers ->
                sum(numbers).divide(BigDecimal.valueOf(numbers.size()), DecimalMath.PRECISION)));
    jsonata.registerFunction("max", ofList(all -> all.stream().max(Comparator.naturalOrder())));
    jsonata.registerFunction("min", ofList(all -> all.stream().min(Comparator.naturalOrder())));
    jsonata.registerFunction("abs", ofOne(BigDecimal::abs));
    jsonata.registerFunction("floor", ofOne(n -> n.setScale(0, RoundingMode.FLOOR)));
    jsonata.registerFunction("ceil", ofOne(n -> n.setScale(0, RoundingMode.CEILING)));
    jsonata.registerFunction(
        "round", new Jsonata.JFunction((input, args) -> round(args), "<n-n?:n>"));
    jsonata.registerFunction(
        "power", new Jsonata.JFunction((input, args) -> power(args), "<n-n:n>"));
    jsonata.registerFunction(
        "number", new Jsonata.JFunction((input, args) -> number(args.get(0)), "<(nsb)-:n>"));
    jsonata.registerFunction(
        "eval",
        new Jsonata.JFunction(
            (input, args) ->
                jsonata.evaluateText((String) args.get(0), args.subList(1, args.size())),
            "<sx?:x>"));
  }

  private static Jsonata.JFunction ofList(Function<List<BigDecimal>, ?> function) {
    return new Jsonata.JFunction(
        (input, args) -> {
          if (!(args.get(0) instanceof List<?> list)) {
            return null;
          }
          var numbers = list.stream().map(n -> DecimalMath.decimal((Number) n)).toList();
          return numbers.isEmpty() ? null : numberOf(function.apply(numbers));
        },
        "<a<n>:n>");
  }

  private static Number numberOf(Object result) {
    var decimal = result instanceof Optional<?> found ? found.orElseThrow() : result;
    return DecimalMath.number((BigDecimal) decimal);
  }

  private static BigDecimal sum(List<BigDecimal> numbers) {
    return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Jsonata.JFunction ofOne(UnaryOperator<BigDecimal> function) {
    return new Jsonata.JFunction(
        (input, args) ->
            args.get(0) instanceof Number number
                ? DecimalMath.number(function.apply(DecimalMath.decimal(number)))
                : null,
        "<n-:n>");
  }

  private static Number round(List<?> args) {
    if (!(args.get(0) instanceof Number number)) {
      return null;
    }
    int decimals = args.size() > 1 && args.get(1) instanceof Number d ? d.intValue() : 0;
    int within = Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, decimals));
    return DecimalMath.number(DecimalMath.decimal(number).setScale(within, RoundingMode.HALF_EVEN));
  }

  private static Number power(List<?> args) {
    if (!(args.get(0) instanceof Number base) || !(args.get(1) instanceof Number exponent)) {
      return null;
    }
    double times = exponent.doubleValue();
    boolean whole = times == Math.rint(times) && Math.abs(times) <= LARGEST_EXPONENT;
    if (!whole || base.doubleValue() == 0) {
      return Functions.power(base, exponent);
    }
    var power = DecimalMath.decimal(base).pow((int) Math.abs(times), DecimalMath.PRECISION);
    return DecimalMath.number(
        times < 0 ? BigDecimal.ONE.divide(power, DecimalMath.PRECISION) : power);
  }

  /** A text such as {@code 12d} is no number, although Java would read it as 12. */
  private static Number number(Object value) {
    if (value instanceof Number number) {
      return number;
    }
    if (!(value instanceof String text) || OTHER_BASE.matcher(text.strip()).matches()) {
      return Functions.number(value);
    }
    var plain = text.strip();
    if (plain.length() > MOST_SIGNS || !NUMBER.matcher(plain).matches()) {
      throw new JException("D3030", -1, text);
    }
    return DecimalMath.number(new BigDecimal(plain));
  }
}
