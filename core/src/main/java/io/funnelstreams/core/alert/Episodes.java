package io.funnelstreams.core.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes alert windows of a goal's states, day after day. An episode fires when days were bad for as
 * long as the rule asks and the last of them has the evidence. It resolves when days were good for
 * as long. Days that are neither do not begin or end it, and days that cannot be judged are left
 * out. An episode that returns soon is flapping: for each episode that resolved within the last
 * four weeks both waits double, up to eight times.
 */
final class Episodes {
  private static final int FLAPPING_DAYS = 28;
  private static final int MOST_DOUBLINGS = 3;

  private final int hold;
  private final Predicate<LocalDate> evident;
  private final List<AlertWindow> episodes = new ArrayList<>();
  private Optional<LocalDate> badSince = Optional.empty();
  private boolean firing;

  /** Judged days of the present run: bad ones before it fires, good ones after. */
  private int run = -1;

  /**
   * No episodes yet.
   *
   * @param hold how many further days must be like the first of a run
   * @param evident whether the evidence of a bad day is enough; tested only when it would fire
   */
  Episodes(int hold, Predicate<LocalDate> evident) {
    this.hold = hold;
    this.evident = evident;
  }

  /** Takes the next day. */
  void add(LocalDate day, GoalState standing) {
    if (standing == GoalState.UNKNOWN) {
      return;
    }
    if (firing) {
      whileFiring(day, standing);
    } else {
      whileQuiet(day, standing);
    }
  }

  /** Ends a lasting episode: no day after this one is judged. */
  void end(LocalDate day) {
    if (firing) {
      resolve(day);
    }
  }

  List<AlertWindow> episodes() {
    return List.copyOf(episodes);
  }

  private void whileQuiet(LocalDate day, GoalState standing) {
    if (standing != GoalState.BAD) {
      badSince = Optional.empty();
      run = -1;
      return;
    }
    badSince = badSince.or(() -> Optional.of(day));
    run = evident.test(day) ? run + 1 : -1;
    if (run >= damped()) {
      episodes.add(new AlertWindow(badSince.get(), day, Optional.empty()));
      firing = true;
      run = -1;
    }
  }

  private void whileFiring(LocalDate day, GoalState standing) {
    run = standing == GoalState.GOOD ? run + 1 : -1;
    if (run >= damped()) {
      resolve(day);
    }
  }

  private void resolve(LocalDate day) {
    int last = episodes.size() - 1;
    episodes.set(last, episodes.get(last).resolvedOn(day));
    firing = false;
    badSince = Optional.empty();
    run = -1;
  }

  private int damped() {
    var since = firing ? episodes.get(episodes.size() - 1).since() : badSince.orElseThrow();
    long lately =
        episodes.stream()
            .filter(episode -> episode.resolved().filter(day -> isLately(day, since)).isPresent())
            .count();
    return lately == 0 ? hold : Math.max(1, hold) << Math.min(lately, MOST_DOUBLINGS);
  }

  private static boolean isLately(LocalDate day, LocalDate since) {
    return !day.isBefore(since.minusDays(FLAPPING_DAYS));
  }
}
