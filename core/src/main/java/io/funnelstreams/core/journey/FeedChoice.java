package io.funnelstreams.core.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Feeds any one of which reports a measure.
 *
 * @param feeds one or more
 */
public record FeedChoice(Set<Feed> feeds) {
  public FeedChoice {
    feeds = Set.copyOf(feeds);
  }

  /**
   * The feeds that serve each of several choices, in the order of the feeds: where all feeds of one
   * choice are in another, the smaller one is enough.
   */
  public static List<FeedChoice> needed(Collection<Set<Feed>> choices) {
    var needed = new ArrayList<FeedChoice>();
    choices.stream()
        .distinct()
        .filter(all -> choices.stream().noneMatch(other -> isLess(other, all)))
        .map(FeedChoice::new)
        .sorted(Comparator.comparing(FeedChoice::first))
        .forEach(needed::add);
    return List.copyOf(needed);
  }

  private static boolean isLess(Set<Feed> some, Set<Feed> all) {
    return all.containsAll(some) && all.size() > some.size();
  }

  private Feed first() {
    return feeds.stream().min(Comparator.naturalOrder()).orElseThrow();
  }

  /** The feeds in a sentence, for example {@code leads, MQLs or SQLs}. */
  public String words() {
    var words = feeds.stream().sorted().map(Feed::words).toList();
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /**
   * The choice of an {@link #id}.
   *
   * @throws IllegalArgumentException where it names something that is no feed
   */
  public static FeedChoice of(String id) {
    return new FeedChoice(
        Stream.of(id.split("\\|"))
            .map(name -> Feed.valueOf(name.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet()));
  }

  /** The ids of the feeds, for example {@code leads|mqls|sqls}. */
  public String id() {
    return feeds.stream().sorted().map(Feed::id).collect(Collectors.joining("|"));
  }
}
