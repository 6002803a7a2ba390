package io.funnelstreams.bench.monitoring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of series and their labels, of a scrape or of a query. */
record Scrape(Map<String, Set<String>> labelsByName) {
  private static final Pattern SERIES = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  /** The prefixes of our own metrics, and of those of Micrometer's binders and Kafka's clients. */
  private static final Pattern QUERIED =
      Pattern.compile("\\b((?:funnel|kafka|jvm|http|jetty|process|system)_\\w+)(?:\\{([^}]*)})?");

  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");

  /** Of Prometheus' text form. */
  static Scrape of(String text) {
    var names = new HashMap<String, Set<String>>();
    text.lines()
        .map(SERIES::matcher)
        .filter(java.util.regex.Matcher::matches)
        .forEach(series -> add(names, series.group(1), series.group(2), LABEL));
    return new Scrape(names);
  }

  /** Of a query in Prometheus' language. */
  static Scrape queriedBy(String query) {
    var names = new HashMap<String, Set<String>>();
    QUERIED
        .matcher(query)
        .results()
        .forEach(found -> add(names, found.group(1), found.group(2), MATCHER));
    return new Scrape(names);
  }

  private static void add(
      Map<String, Set<String>> names, String name, String labels, Pattern label) {
    var all = names.computeIfAbsent(name, series -> new HashSet<>());
    if (labels != null) {
      label.matcher(labels).results().forEach(found -> all.add(found.group(1)));
    }
  }

  /** The series and labels that another one has and this one has not. */
  Set<String> missing(Scrape wanted) {
    var missing = new HashSet<String>();
    wanted.labelsByName.forEach(
        (name, labels) -> {
          var known = labelsByName.get(name);
          if (known == null) {
            missing.add(name);
          } else {
            labels.stream()
                // The scraper itself adds this one.
                .filter(label -> !label.equals("instance") && !known.contains(label))
                .forEach(label -> missing.add(name + "{" + label + "}"));
          }
        });
    return missing;
  }
}
