package io.funnelstreams.core.kpi;

import io.funnelstreams.core.journey.Feed;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The days on which the feeds of a KPI sent data, and the days on which they had stopped. Days
 * without data are not zeros: the KPI is unknown on them.
 */
public final class KpiActivity {
  /** The activity of a KPI without any information: it is never silent. */
  public static final KpiActivity UNKNOWN = new KpiActivity(List.of(), ActiveDays.of(Set.of()));

  private final List<Source> sources;
  private final ActiveDays company;

  /**
   * One thing that the KPI is made of.
   *
   * @param feeds any of which may report it
   * @param days on which it was reported
   */
  record Source(Set<Feed> feeds, ActiveDays days) {}

  /**
   * A run of days without data.
   *
   * @param last the last day with data
   * @param feeds the feeds without data
   */
  public record QuietFeeds(LocalDate last, Set<Feed> feeds) {
    public QuietFeeds {
      feeds = Set.copyOf(feeds);
    }

    /** The first day without data. */
    public LocalDate since() {
      return last.plusDays(1);
    }
  }

  KpiActivity(List<Source> sources, ActiveDays company) {
    this.sources = List.copyOf(sources);
    this.company = company;
  }

  /**
   * The run without data that had lasted for unusually long by the end of a day; empty where none
   * had.
   */
  public Optional<QuietFeeds> noDataAt(LocalDate day) {
    int at = (int) day.toEpochDay();
    return sources.stream()
        .flatMap(source -> noData(source, at).stream())
        .reduce(KpiActivity::joined);
  }

  /** Whether a day lies in a run without data, as it is known by another day. */
  public boolean isLost(LocalDate day, LocalDate known) {
    int at = (int) day.toEpochDay();
    int until = (int) known.toEpochDay();
    return sources.stream()
        .anyMatch(
            source ->
                isWithin(source.days(), at, until, false) || isWithin(company, at, until, true));
  }

  /**
   * Whether any of some days, both ends included, lies in a run without data, as far as is known by
   * now.
   */
  public boolean isSilentWithin(LocalDate first, LocalDate last) {
    int end = (int) last.toEpochDay();
    var newest = company.lastThrough(end);
    if (newest.isEmpty()) {
      return false;
    }
    // Data of the days after the last with any may still arrive: they are not yet silent.
    var known = company.nextAfter(end).isPresent() ? last : LocalDate.ofEpochDay(newest.getAsInt());
    return !first.isAfter(known)
        && first.datesUntil(known.plusDays(1)).anyMatch(day -> isLost(day, known));
  }

  /**
   * The last day on which the KPI is known: after it, data that usually arrives is still missing.
   * Empty where no data ever arrived.
   */
  public Optional<LocalDate> knownThrough(LocalDate day) {
    int at = (int) day.toEpochDay();
    return sources.stream()
        .filter(source -> sources.size() == 1 || !isRare(source, at))
        .map(source -> source.days().lastThrough(at))
        .filter(last -> last.isPresent())
        .map(last -> LocalDate.ofEpochDay(last.getAsInt()))
        .min(Comparator.naturalOrder());
  }

  /** Whether the KPI rests on more than one thing, so that one of them can be missing. */
  public boolean restsOnSeveral() {
    return sources.stream().map(Source::feeds).distinct().count() > 1;
  }

  private static boolean isRare(Source source, int at) {
    var last = source.days().lastThrough(at);
    return last.isEmpty() || source.days().areFew(last.getAsInt());
  }

  private Optional<QuietFeeds> noData(Source source, int at) {
    var last = source.days().lastThrough(at);
    var ofAll = company.lastThrough(at);
    boolean allSilent =
        ofAll.isPresent() && at - ofAll.getAsInt() >= company.noDataDaysOfAll(ofAll.getAsInt());
    boolean silent =
        last.isPresent() && at - last.getAsInt() >= source.days().noDataDaysOfFeed(last.getAsInt());
    if (!allSilent && !silent) {
      return Optional.empty();
    }
    // A feed that was no more quiet than usual when everything stopped, stopped with everything.
    boolean stoppedWithAll =
        allSilent
            && (last.isEmpty()
                || ofAll.getAsInt() - last.getAsInt()
                    < source.days().noDataDaysOfFeed(last.getAsInt()));
    int end = stoppedWithAll ? ofAll.getAsInt() : last.getAsInt();
    return Optional.of(new QuietFeeds(LocalDate.ofEpochDay(end), source.feeds()));
  }

  private static QuietFeeds joined(QuietFeeds one, QuietFeeds other) {
    var feeds = EnumSet.copyOf(one.feeds());
    feeds.addAll(other.feeds());
    return new QuietFeeds(one.last().isBefore(other.last()) ? one.last() : other.last(), feeds);
  }

  private static boolean isWithin(ActiveDays days, int at, int until, boolean ofAll) {
    var last = days.lastThrough(at);
    if (last.isEmpty() || last.getAsInt() == at) {
      return false;
    }
    int end = Math.min(until, days.nextAfter(at).orElse(until + 1) - 1);
    int limit =
        ofAll ? days.noDataDaysOfAll(last.getAsInt()) : days.noDataDaysOfFeed(last.getAsInt());
    return end - last.getAsInt() >= limit;
  }
}
