package io.funnelstreams.core.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * The forms in which texts are compared and shown. Texts that look the same are the same: exports
 * of different programs spell one value with composed and decomposed letters, with blanks of many
 * kinds, and with invisible signs.
 *
 * <p>Most texts are plain ASCII and in form already; one pass finds them and returns them as they
 * are, because every event needs several.
 */
public final class NormalizedText {
  /** Every sign before this one is composed, and none combines with another. */
  private static final char FIRST_COMBINING = 0x300;

  private static final char FIRST_BEYOND_ASCII = 0x80;
  private static final char DELETE = 0x7F;
  private static final int DOTLESS_I = 0x131;

  private NormalizedText() {}

  /** Whether a text has no sign that can be seen. */
  public static boolean isBlank(String text) {
    return start(text) == text.length();
  }

  /** The text without blanks and invisible signs at its ends. */
  public static String trimmed(String text) {
    int start = start(text);
    int end = end(text, start);
    return start == 0 && end == text.length() ? text : text.substring(start, end);
  }

  /** An id: trimmed and composed (NFC). Ids that differ in the case of letters are two ids. */
  public static String id(String text) {
    if (isPlain(text)) {
      return text;
    }
    var trimmed = trimmed(text);
    for (int i = 0; i < trimmed.length(); i++) {
      if (trimmed.charAt(i) >= FIRST_COMBINING) {
        return Normalizer.normalize(trimmed, Form.NFC);
      }
    }
    return trimmed;
  }

  /** A value as a person reads it: trimmed, with one blank where there are several. */
  public static String shown(String text) {
    return isPlain(text) ? text : withSingleBlanks(trimmed(text));
  }

  /**
   * The form that a value is compared by: Unicode's NFKC with full case folding, without invisible
   * signs, trimmed, with one blank where there are several.
   */
  public static String folded(String text) {
    if (isPlain(text)) {
      return hasCapital(text) ? text.toLowerCase(Locale.ROOT) : text;
    }
    // Folding the case can take a letter apart, and composing can make one that folds.
    var visible = withoutInvisible(Normalizer.normalize(text, Form.NFKD));
    var once = Normalizer.normalize(caseFolded(visible), Form.NFKC);
    var twice = Normalizer.normalize(caseFolded(once), Form.NFKC);
    return withSingleBlanks(trimmed(twice));
  }

  /** Whether a text is of visible ASCII signs with single blanks between them. */
  private static boolean isPlain(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= DELETE || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ' || text.isEmpty();
  }

  private static boolean hasCapital(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
        return true;
      }
    }
    return false;
  }

  /**
   * Full case folding. The JDK has none, but its mappings of single letters lead to it: through the
   * small letter, because the capital sharp s has no other capital, then the capital, which may be
   * several letters, then small again. The dotless i alone is a letter of its own.
   */
  private static String caseFolded(String text) {
    var folded = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            letter -> {
              if (letter < FIRST_BEYOND_ASCII) {
                folded.append((char) Character.toLowerCase(letter));
              } else if (letter == DOTLESS_I) {
                folded.appendCodePoint(letter);
              } else {
                Character.toString(letter)
                    .toLowerCase(Locale.ROOT)
                    .toUpperCase(Locale.ROOT)
                    .codePoints()
                    .forEach(each -> folded.append(small(each)));
              }
            });
    return folded.toString();
  }

  /** By itself, so that a sigma at the end of a word is one like any other. */
  private static String small(int letter) {
    return Character.toString(letter).toLowerCase(Locale.ROOT);
  }

  private static String withoutInvisible(String text) {
    var visible = new StringBuilder(text.length());
    text.codePoints().filter(sign -> !isInvisible(sign)).forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static String withSingleBlanks(String text) {
    var single = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int sign = text.codePointAt(i);
      if (isBlankSign(sign)) {
        blank = true;
      } else {
        single.append(blank ? " " : "").appendCodePoint(sign);
        blank = false;
      }
    }
    return single.toString();
  }

  private static int start(String text) {
    int start = 0;
    while (start < text.length() && isNothing(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    return start;
  }

  private static int end(String text, int start) {
    int end = text.length();
    while (end > start && isNothing(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return end;
  }

  private static boolean isNothing(int sign) {
    return sign < FIRST_BEYOND_ASCII
        ? sign <= ' ' || sign == DELETE
        : isBlankSign(sign) || isInvisible(sign);
  }

  /** White space, separators and controls of every kind, and letters that are drawn as a blank. */
  private static boolean isBlankSign(int sign) {
    return Character.isWhitespace(sign)
        || Character.isSpaceChar(sign)
        || Character.isISOControl(sign)
        || switch (sign) {
          case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0 -> true;
          default -> false;
        };
  }

  /** Signs that are not drawn, as Unicode's Default_Ignorable_Code_Point says. */
  private static boolean isInvisible(int sign) {
    return sign >= FIRST_BEYOND_ASCII
        && (isFormat(sign)
            || sign == 0x034F
            || sign == 0x061C
            || (sign >= 0x17B4 && sign <= 0x17B5)
            || (sign >= 0x180B && sign <= 0x180F)
            || sign == 0x2065
            || (sign >= 0xFE00 && sign <= 0xFE0F)
            || (sign >= 0xFFF0 && sign <= 0xFFFB)
            || (sign >= 0xE0000 && sign <= 0xE0FFF));
  }

  /** Signs that change how others are drawn; some of Arabic and Syriac are drawn themselves. */
  private static boolean isFormat(int sign) {
    return Character.getType(sign) == Character.FORMAT
        && !(sign >= 0x0600 && sign <= 0x08E2)
        && !(sign >= 0x110BD && sign <= 0x1345F);
  }
}
