package io.funnelstreams.core.plan;

import io.funnelstreams.core.journey.Feed;
import io.funnelstreams.core.journey.FeedChoice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a goal cannot be judged, beyond its KPI having no value yet. */
public sealed interface NoStatus {
  /** The word for it in records and listings. */
  String reason();

  /** The ids of the missing feeds, of feeds any one of which would do with {@code |} between. */
  default List<String> missing() {
    return List.of();
  }

  /** The first day without data. */
  default Optional<LocalDate> firstDay() {
    return Optional.empty();
  }

  /** The cause of a failure. */
  default Optional<String> failure() {
    return Optional.empty();
  }

  /** No source ever reported something that the KPI is made of. */
  record NotReported(List<FeedChoice> choices) implements NoStatus {
    public NotReported {
      choices = List.copyOf(choices);
    }

    @Override
    public List<String> missing() {
      return choices.stream().map(FeedChoice::id).toList();
    }

    @Override
    public String reason() {
      return "not_reported";
    }
  }

  /** Feeds that the KPI is made of have sent no data from a day on. */
  record FeedSilent(LocalDate since, Set<Feed> feeds) implements NoStatus {
    public FeedSilent {
      feeds = Set.copyOf(feeds);
    }

    @Override
    public List<String> missing() {
      return feeds.stream().map(Feed::id).sorted().toList();
    }

    @Override
    public String reason() {
      return "no_data";
    }

    @Override
    public Optional<LocalDate> firstDay() {
      return Optional.of(since);
    }
  }

  /** The goal could not be evaluated. */
  record Failed(String cause) implements NoStatus {
    @Override
    public String reason() {
      return "failed";
    }

    @Override
    public Optional<String> failure() {
      return Optional.of(cause);
    }
  }
}
