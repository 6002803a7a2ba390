package io.funnelstreams.ingest.row;

import java.util.regex.Pattern;

/**
 * The ends of lines that are neither LF nor CR: next line, line separator and paragraph separator.
 * They may also occur within a text, so they end lines only where nothing else does.
 */
final class LineEnds {
  private static final Pattern OTHER = Pattern.compile("[\u0085\u2028\u2029]");

  private LineEnds() {}

  /** Whether a text has such ends, and no others. */
  static boolean areOthers(String text) {
    return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && standIn(text);
  }

  /** Whether a text has such an end. */
  static boolean standIn(String text) {
    return OTHER.matcher(text).find();
  }

  /** The text with LF in their place. */
  static String plain(String text) {
    return OTHER.matcher(text).replaceAll("\n");
  }
}
