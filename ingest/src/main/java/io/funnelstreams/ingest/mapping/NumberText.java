package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.mapping.NumberReading.Doubt;
import io.funnelstreams.ingest.mapping.NumberReading.Read;
import io.funnelstreams.ingest.mapping.NumberReading.Unread;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a text as a number: its figures, and the signs, currencies and suffixes around them. */
final class NumberText {
  /** Longer numbers mean nothing, and take long to process. */
  private static final int MOST_SIGNS = 100;

  /** As machines write numbers of many digits. */
  private static final Pattern EXPONENT =
      Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?[eE][+-]?[0-9]{1,2}");

  private static final int GROUP = 3;
  private static final int INDIAN_GROUP = 2;

  private final String text;
  private final NumberStyle style;
  private int first;
  private int end;

  private NumberText(String text, NumberStyle style) {
    this.text = text;
    this.style = style;
  }

  static NumberReading read(String text, NumberStyle style) {
    if (text.length() > MOST_SIGNS) {
      return new Unread("it is longer than a number can be");
    }
    return style.decimal() == '.' && EXPONENT.matcher(text).matches()
        ? new Read(new BigDecimal(text), List.of(), Doubt.EXPONENT)
        : new NumberText(text, style).read();
  }

  /** A number of JSON, or one that an expression computed: always {@code 1234.56}. */
  static NumberReading plain(String text) {
    try {
      var number = text.length() > MOST_SIGNS ? null : new BigDecimal(text);
      return number == null || Math.abs((long) number.scale()) > MOST_SIGNS
          ? new Unread("it is longer than a number can be")
          : new Read(number, List.of(), Doubt.NONE);
    } catch (NumberFormatException e) {
      return new Unread("it is no number");
    }
  }

  private NumberReading read() {
    if (!findFigures()) {
      return new Unread("it has no digits (if it stands for no value, list it under 'empty')");
    }
    var around = new NumberAffixes(style);
    if (!around.before(text.substring(0, first)) || !around.after(text.substring(end))) {
      return new Unread(around.why());
    }
    var figures = text.substring(first, end);
    int decimal = figures.indexOf(style.decimal());
    var whole = decimal < 0 ? figures : figures.substring(0, decimal);
    var fraction = decimal < 0 ? "" : figures.substring(decimal + 1);
    var digits = new StringBuilder();
    var why = appendWhole(whole, digits);
    if (why.isEmpty()) {
      why = appendFraction(fraction, digits);
    }
    return why.isEmpty()
        ? new Read(
            around.apply(new BigDecimal(digits.toString())),
            around.currencies(),
            ambiguous(whole, fraction) ? Doubt.GROUP : Doubt.NONE)
        : new Unread(why);
  }

  /** Figures begin with a digit, or with a decimal sign before one, and end with a digit. */
  private boolean findFigures() {
    first = 0;
    while (first < text.length() && !isDigit(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return false;
    }
    if (first > 0 && text.charAt(first - 1) == style.decimal()) {
      first--;
    }
    end = text.length();
    while (!isDigit(text.charAt(end - 1))) {
      end--;
    }
    return true;
  }

  private String appendWhole(String whole, StringBuilder digits) {
    var groups = new ArrayList<Integer>();
    int length = 0;
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (style.isGrouping(c)) {
        groups.add(length);
        length = 0;
      } else if (isDigit(c)) {
        digits.append(value(c));
        length++;
      } else {
        return foreign(c);
      }
    }
    if (!groups.isEmpty()) {
      groups.add(length);
      return groupsFit(groups) && digits.charAt(0) != '0' ? "" : wrongGroups(whole);
    }
    if (digits.isEmpty()) {
      digits.append('0');
    }
    return "";
  }

  private static boolean groupsFit(List<Integer> groups) {
    int last = groups.size() - 1;
    if (groups.get(last) != GROUP || groups.get(0) < 1 || groups.get(0) > GROUP) {
      return false;
    }
    var between = groups.subList(1, last);
    return between.stream().allMatch(length -> length == GROUP)
        || (groups.get(0) <= INDIAN_GROUP
            && between.stream().allMatch(length -> length == INDIAN_GROUP));
  }

  private String wrongGroups(String whole) {
    return "the '%s' in '%s' do not separate groups of three digits"
        .formatted(style.grouping().orElseThrow(), whole);
  }

  private String appendFraction(String fraction, StringBuilder digits) {
    digits.append(fraction.isEmpty() ? "" : ".");
    for (int i = 0; i < fraction.length(); i++) {
      char c = fraction.charAt(i);
      if (!isDigit(c)) {
        return style.isGrouping(c) || c == style.decimal()
            ? "a '%s' stands after the decimal sign '%s'".formatted(c, style.decimal())
            : foreign(c);
      }
      digits.append(value(c));
    }
    return "";
  }

  private static String foreign(char c) {
    return "'%s' is neither a digit nor a sign of its numbers".formatted(c);
  }

  private boolean ambiguous(String whole, String fraction) {
    return fraction.length() == GROUP
        && !whole.isEmpty()
        && whole.length() <= GROUP
        && value(whole.charAt(0)) != 0;
  }

  /** A digit of any script; all of them in one number have to be of the same. */
  private boolean isDigit(char c) {
    return Character.isDigit(c) && zero(c) == zero(firstDigit());
  }

  private char firstDigit() {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return text.charAt(i);
      }
    }
    return '0';
  }

  private static int zero(char digit) {
    return digit - value(digit);
  }

  private static int value(char digit) {
    return Character.digit(digit, 10);
  }
}
