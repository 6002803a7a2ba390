package io.funnelstreams.ingest.auth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms in which vendors sign the address that they call. */
final class Url {
  /** The characters that HubSpot decodes before it signs; all others stay percent-encoded. */
  private static final Map<String, String> HUBSPOT =
      Map.ofEntries(
          Map.entry("%3A", ":"),
          Map.entry("%2F", "/"),
          Map.entry("%3F", "?"),
          Map.entry("%40", "@"),
          Map.entry("%21", "!"),
          Map.entry("%24", "$"),
          Map.entry("%27", "'"),
          Map.entry("%28", "("),
          Map.entry("%29", ")"),
          Map.entry("%2A", "*"),
          Map.entry("%2C", ","),
          Map.entry("%3B", ";"));

  private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");
  private static final Pattern PARTS =
      Pattern.compile("(https?)://([^/?#]*?)(:\\d{1,5})?([/?#].*)?", Pattern.DOTALL);

  private Url() {}

  static String decoded(String url) {
    return ENCODED
        .matcher(url)
        .replaceAll(
            found -> {
              var code = found.group().toUpperCase(Locale.ROOT);
              return Matcher.quoteReplacement(HUBSPOT.getOrDefault(code, found.group()));
            });
  }

  /** The address as it is, without its port, and with the one that its protocol has. */
  static List<String> anyPort(String url) {
    var parts = PARTS.matcher(url);
    var forms = new LinkedHashSet<String>();
    forms.add(url);
    if (parts.matches()) {
      var start = parts.group(1) + "://" + parts.group(2);
      var rest = parts.group(4) == null ? "" : parts.group(4);
      forms.add(start + rest);
      if (parts.group(3) == null) {
        forms.add(start + (parts.group(1).equals("https") ? ":443" : ":80") + rest);
      }
    }
    return List.copyOf(forms);
  }
}
