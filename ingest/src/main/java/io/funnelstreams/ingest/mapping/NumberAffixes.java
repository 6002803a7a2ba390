package io.funnelstreams.ingest.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text before and after the digits of a number: signs, currencies and suffixes. */
final class NumberAffixes {
  private static final String MINUS = "-\u2212\ufe63\uff0d";

  private final NumberStyle style;
  private final List<String> currencies = new ArrayList<>();
  private Optional<String> suffix = Optional.empty();
  private int signs;
  private int brackets;
  private boolean negative;
  private String why = "";

  NumberAffixes(NumberStyle style) {
    this.style = style;
  }

  /** Takes the text before the digits; false where a part of it has no place there. */
  boolean before(String text) {
    return take(text, true);
  }

  /** Takes the text after the digits; false where a part of it has no place there. */
  boolean after(String text) {
    if (!take(text, false)) {
      return false;
    }
    if (signs > 1 || brackets != 0) {
      why = "its signs do not fit together";
    }
    return why.isEmpty();
  }

  private boolean take(String text, boolean before) {
    int i = 0;
    while (i < text.length()) {
      int length = blankOrSign(text.charAt(i), before) ? 1 : word(text, i, before);
      if (length == 0) {
        why = "'%s' is no currency and no suffix of its numbers".formatted(text.strip());
        return false;
      }
      i += length;
    }
    return true;
  }

  private boolean blankOrSign(char c, boolean before) {
    if (Character.isSpaceChar(c)
        || Character.isWhitespace(c)
        || Character.getType(c) == Character.FORMAT) {
      return true;
    }
    boolean minus = MINUS.indexOf(c) >= 0 || (before && c == '\u2013');
    boolean bracket = c == (before ? '(' : ')');
    if (minus || bracket || (before && c == '+')) {
      brackets += bracket ? before ? 1 : -1 : 0;
      signs += bracket && !before ? 0 : 1;
      negative |= minus || bracket;
      return true;
    }
    return false;
  }

  /** The length of the suffix or currency at a place, the longer where both are; 0 for neither. */
  private int word(String text, int at, boolean before) {
    var money = CurrencySign.at(text, at);
    var declared = before || suffix.isPresent() ? Optional.<String>empty() : suffixAt(text, at);
    int moneyLength = money.map(String::length).orElse(0);
    int suffixLength = declared.map(String::length).orElse(0);
    if (suffixLength > moneyLength) {
      suffix = declared;
      return suffixLength;
    }
    money.ifPresent(currencies::add);
    return moneyLength;
  }

  private Optional<String> suffixAt(String text, int at) {
    Optional<String> longest = Optional.empty();
    for (var name : style.names()) {
      boolean longer = longest.isEmpty() || name.length() > longest.get().length();
      if (longer && text.startsWith(name, at)) {
        longest = Optional.of(name);
      }
    }
    return longest;
  }

  /** Why the text is no number; empty where it may be one. */
  String why() {
    return why;
  }

  List<String> currencies() {
    return currencies;
  }

  BigDecimal apply(BigDecimal figures) {
    var times = suffix.map(style.suffixes()::get).orElse(BigDecimal.ONE);
    var number = figures.multiply(times);
    return negative ? number.negate() : number;
  }
}
