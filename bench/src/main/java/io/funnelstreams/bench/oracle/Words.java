package io.funnelstreams.bench.oracle;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How two words are found to be the same word. */
final class Words {
  private static final String BLANK = "[\\s\\p{Z}\\p{Cc}\\u1160\\u115F\\u2800]";
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cf}\\u034F\\u180B-\\u180F\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]");
  private static final Pattern BLANKS = Pattern.compile(BLANK + "+");
  private static final Pattern ENDS = Pattern.compile("^" + BLANK + "+|" + BLANK + "+$");

  private Words() {}

  /** By the look of it: forms, case, blanks and what is not drawn make no difference. */
  static String compared(String word) {
    var seen = UNSEEN.matcher(composed(word)).replaceAll("");
    var large = composed(seen.replace("\u1E9E", "ss")).toUpperCase(Locale.ROOT);
    var small = composed(large.toLowerCase(Locale.ROOT)).replace('\u03C2', '\u03C3');
    return BLANKS.matcher(ENDS.matcher(small).replaceAll("")).replaceAll(" ");
  }

  private static String composed(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFKC);
  }
}
