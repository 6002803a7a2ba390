package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.mapping.DatePattern.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reports the problem of a date pattern, and the pattern that is probably meant. */
final class DatePatternCheck {
  private static final String HOURS = "HhKk";

  /** The letters of C and Python, with their equivalents here. */
  private static final Map<Character, String> STRFTIME =
      Map.ofEntries(
          Map.entry('Y', "yyyy"),
          Map.entry('y', "yy"),
          Map.entry('m', "MM"),
          Map.entry('d', "dd"),
          Map.entry('e', "d"),
          Map.entry('b', "MMM"),
          Map.entry('h', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('j', "DDD"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('i', "mm"),
          Map.entry('M', "mm"),
          Map.entry('S', "ss"),
          Map.entry('s', "ss"),
          Map.entry('f', "SSSSSS"),
          Map.entry('p', "a"),
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('z', "XX"),
          Map.entry('T', "HH:mm:ss"),
          Map.entry('R', "HH:mm"),
          Map.entry('F', "yyyy-MM-dd"),
          Map.entry('D', "MM/dd/yy"));

  private final DatePattern pattern;
  private final Locale language;

  private DatePatternCheck(String text, Locale language) {
    this.pattern = DatePattern.of(text);
    this.language = language;
  }

  /** What is wrong with a pattern, in a sentence; empty where dates can be written in it. */
  static Optional<String> problem(String text, Locale language) {
    var check = new DatePatternCheck(text, language);
    var reasons = check.reasons();
    if (reasons.isEmpty() && check.pattern.makesDates(language)) {
      return Optional.empty();
    }
    var why = reasons.isEmpty() ? "no date that is written in it can be read" : join(reasons);
    return Optional.of("'%s' can never make a date: %s%s".formatted(text, why, check.suggestion()));
  }

  private static String join(List<String> reasons) {
    return String.join(" and ", reasons);
  }

  private String suggestion() {
    var other = pattern.text().indexOf('%') >= 0 ? fromStrftime() : respelled();
    boolean usable =
        !other.equals(pattern.text())
            && new DatePatternCheck(other, language).reasons().isEmpty()
            && DatePattern.of(other).makesDates(language);
    return usable ? "; did you mean %s?".formatted(other) : "; write it like dd/MM/yyyy HH:mm";
  }

  private List<String> reasons() {
    var reasons = new ArrayList<String>();
    if (pattern.text().indexOf('%') >= 0) {
      return List.of("% is not a sign of its patterns");
    }
    if (pattern.has("D") && (pattern.has("ML") || !pattern.has("yu"))) {
      reasons.add("D is the day of the year");
    }
    if (pattern.has("Y") && !pattern.has("w")) {
      reasons.add("Y the week's year");
    }
    addTimeReasons(reasons);
    if (reasons.isEmpty() && !pattern.has("wDQqgAnN")) {
      addIfMissing(reasons, "yuY", "year");
      addIfMissing(reasons, "ML", "month");
      addIfMissing(reasons, "d", "day");
    }
    if (reasons.isEmpty() && pattern.text().indexOf('[') < 0) {
      repeated().ifPresent(letter -> reasons.add(letter + " stands in it twice"));
    }
    return reasons;
  }

  private void addTimeReasons(List<String> reasons) {
    var letters = pattern.letters();
    for (int i = 0; i < letters.length(); i++) {
      char before = i == 0 ? ' ' : letters.charAt(i - 1);
      char letter = letters.charAt(i);
      if (letter == 'm' && HOURS.indexOf(before) < 0) {
        reasons.add("m are minutes");
      } else if (letter == 'M' && HOURS.indexOf(before) >= 0 && followsColon(i)) {
        reasons.add("M is the month");
      } else if (letter == 'S' && before != 's') {
        reasons.add("S is a fraction of a second");
      }
    }
    if (pattern.has("hK") && !pattern.has("aB")) {
      reasons.add("h is the hour of am or pm");
    }
    if (pattern.has("Hk") && pattern.has("a")) {
      reasons.add("H is the hour of 24, beside am or pm");
    }
  }

  /** Whether the run of a letter follows a colon, as minutes do. */
  private boolean followsColon(int letterIndex) {
    int seen = -1;
    var runs = pattern.runs();
    for (int i = 0; i < runs.size(); i++) {
      seen += runs.get(i).letter() == 0 ? 0 : 1;
      if (seen == letterIndex) {
        return i > 0 && ":".equals(runs.get(i - 1).text());
      }
    }
    return false;
  }

  private void addIfMissing(List<String> reasons, String letters, String part) {
    if (!pattern.has(letters)) {
      reasons.add("it has no " + part);
    }
  }

  private Optional<String> repeated() {
    var letters = pattern.letters();
    return letters
        .chars()
        .filter(letter -> letters.indexOf(letter) != letters.lastIndexOf(letter))
        .mapToObj(letter -> String.valueOf((char) letter))
        .findFirst();
  }

  private String fromStrftime() {
    var text = pattern.text();
    var java = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean directive = c == '%' && i + 1 < text.length();
      if (!directive) {
        java.append(Character.isLetter(c) ? "'" + c + "'" : String.valueOf(c));
        continue;
      }
      boolean unpadded = text.charAt(i + 1) == '-' && i + 2 < text.length();
      i += unpadded ? 2 : 1;
      var meant = STRFTIME.getOrDefault(text.charAt(i), "");
      java.append(unpadded && !meant.isEmpty() ? meant.substring(1) : meant);
    }
    return java.toString();
  }

  /** The pattern as it would be if each letter meant what other programs mean by it. */
  private String respelled() {
    var spelled = new StringBuilder();
    char before = ' ';
    for (var run : pattern.runs()) {
      var part = run.letter() == 0 ? run.text() : respelled(run, before);
      spelled.append(part);
      before = run.letter() == 0 || part.startsWith("'") ? before : part.charAt(0);
    }
    return spelled.toString();
  }

  private String respelled(Run run, char before) {
    int count = run.count();
    return switch (run.letter()) {
      case 'Y', 'y', 'u', 'j', 'r' -> "y".repeat(count);
      case 'J' -> pattern.has("AaYy") ? "d".repeat(count) : "y".repeat(count);
      case 'A', 'a' -> count == 1 ? "a" : "y".repeat(count);
      case 'T' -> count == 1 ? "'T'" : "d".repeat(count);
      case 'D', 'd' -> count <= 2 ? "d".repeat(count) : count == 3 ? "EEE" : "EEEE";
      case 'g', 'G' -> count <= 2 ? "d".repeat(count) : run.text();
      case 'M', 'm' -> (HOURS.indexOf(before) >= 0 ? "m" : "M").repeat(count);
      case 'H', 'h' -> (isHalfDay() ? "h" : "H").repeat(count);
      case 'S', 's' -> (before == 'm' ? "s" : "S").repeat(count);
      default -> run.text();
    };
  }

  private boolean isHalfDay() {
    return pattern.runs().stream()
        .anyMatch(run -> (run.letter() == 'a' || run.letter() == 'A') && run.count() == 1);
  }
}
