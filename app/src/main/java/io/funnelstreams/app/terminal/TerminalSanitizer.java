package io.funnelstreams.app.terminal;

/**
 * Makes text of unknown origin safe to show: it replaces each control character, which could steer
 * a terminal or begin a new line, by its Unicode control picture.
 */
public final class TerminalSanitizer {
  private static final char FIRST_PICTURE = '\u2400';
  private static final char PICTURE_OF_DELETE = '\u2421';
  private static final char NO_PICTURE = '\ufffd';
  private static final char DELETE = '\u007f';

  private TerminalSanitizer() {}

  /** The text in one line. */
  public static String line(String text) {
    return shown(text, "");
  }

  /** The text with its lines and tabs. */
  public static String lines(String text) {
    return shown(text.replace("\r\n", "\n"), "\n\t");
  }

  private static String shown(String text, String kept) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    var shown = new StringBuilder(text.length());
    text.chars().forEach(c -> shown.append(kept.indexOf(c) >= 0 ? (char) c : picture((char) c)));
    return shown.toString();
  }

  private static char picture(char c) {
    if (!Character.isISOControl(c)) {
      return c;
    }
    if (c < ' ') {
      return (char) (FIRST_PICTURE + c);
    }
    return c == DELETE ? PICTURE_OF_DELETE : NO_PICTURE;
  }
}
