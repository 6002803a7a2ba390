package io.funnelstreams.bench.page;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A figure as the page shows it.
 *
 * @param key which figure of the API it is
 * @param value what the page was given
 * @param text what a reader in the United States sees
 */
record ShownFigure(String key, String value, String text) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9,]*(?:\\.[0-9]+)?");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Whether what is seen is the value, rounded to the digits that are seen. */
  boolean isShownTruly() {
    var found = NUMBER.matcher(text.replace('\u2212', '-').replace("-€", "€-").replace("-$", "$-"));
    if (!found.find()) {
      return false;
    }
    var seen = new BigDecimal(found.group().replace(",", ""));
    var exact = new BigDecimal(value);
    boolean isPercent = text.contains("%") || text.endsWith("pt");
    var scaled = isPercent ? exact.multiply(HUNDRED) : exact;
    var halfOfLastDigit = BigDecimal.valueOf(5, seen.scale() + 1);
    // A distance is shown without its sign; the words next to it give the direction.
    var apart = key.endsWith(":distance") ? seen.subtract(scaled.abs()) : seen.subtract(scaled);
    return apart.abs().compareTo(halfOfLastDigit) <= 0;
  }
}
