package io.funnelstreams.core.alert;

import io.funnelstreams.core.plan.Monitor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the changes of one KPI in one pass over its days. It learns the KPI's level from six weeks
 * and follows the latest eight. When one of two cumulative sums, for more and for less, signals
 * another level, a change fires. The change resolves when two weeks together are at the level
 * before, within a quarter of the change that is to be noticed; or when six weeks have been at the
 * new level. Then it learns anew, from the days after that.
 */
final class ChangeMonitor {
  private static final int FEWEST_DAYS = 42;
  private static final int MOST_DAYS = 56;
  private static final int BACK_DAYS = 14;

  /** Less than the usual half of a standard deviation: the simulation misses a third fewer. */
  private static final double ALLOWANCE = 0.35;

  /** Flows are more uneven: one good day brings another, and seasons come and go. */
  private static final double ALLOWANCE_OF_FLOWS = 0.75;

  private final Monitor watch;
  private final boolean weekly;
  private final ReferenceLevel.Floor floor;
  private final List<Change> changes = new ArrayList<>();

  /** Days of one reference level as far as is known: those since the last change. */
  private List<KpiDay> usual = new ArrayList<>();

  private List<CusumDetector> suspicions = List.of();
  private List<KpiDay> since = new ArrayList<>();
  private boolean firing;

  ChangeMonitor(Monitor watch, boolean weekly, ReferenceLevel.Floor floor) {
    this.watch = watch;
    this.weekly = weekly;
    this.floor = floor;
  }

  /** The changes, the first one first. */
  List<Change> changes(List<KpiDay> days) {
    for (var day : days) {
      if (firing) {
        whileFiring(day);
      } else {
        whileQuiet(day);
      }
    }
    return List.copyOf(changes);
  }

  private void whileQuiet(KpiDay day) {
    if (usual.size() >= FEWEST_DAYS) {
      if (suspicions.isEmpty()) {
        suspicions = suspicions();
      }
      suspicions.forEach(suspicion -> suspicion.add(day, this::norm));
    }
    usual.add(day);
    suspicions.stream()
        .filter(suspicion -> (weekly || day.active()) && isEvident(suspicion))
        .findFirst()
        .ifPresent(suspicion -> fire(suspicion, day.day()));
  }

  private List<CusumDetector> suspicions() {
    var sensitivity =
        new CusumDetector.Sensitivity(watch.change(), weekly ? ALLOWANCE_OF_FLOWS : ALLOWANCE);
    return List.of(
        new CusumDetector(1, sensitivity, norm()), new CusumDetector(-1, sensitivity, norm()));
  }

  private ReferenceLevel norm() {
    return ReferenceLevel.of(
        usual.subList(Math.max(0, usual.size() - MOST_DAYS), usual.size()), weekly, floor);
  }

  private boolean isEvident(CusumDetector suspicion) {
    return suspicion.isCertain()
        && suspicion.norm().sample() >= watch.minSample()
        && (weekly || after(suspicion).sample() >= watch.minSample());
  }

  private Total after(CusumDetector suspicion) {
    return Total.of(from(suspicion.since()), suspicion.norm().rhythm());
  }

  private List<KpiDay> from(LocalDate first) {
    return usual.stream().filter(day -> !day.day().isBefore(first)).toList();
  }

  private void fire(CusumDetector suspicion, LocalDate day) {
    changes.add(
        new Change(
            suspicion.since(), day, suspicion.norm(), after(suspicion), day, Optional.empty()));
    since = new ArrayList<>(from(suspicion.since()));
    firing = true;
  }

  private void whileFiring(KpiDay day) {
    since.add(day);
    var change = changes.get(changes.size() - 1);
    long waited = since.stream().filter(next -> next.day().isAfter(change.fired())).count();
    if (waited < BACK_DAYS) {
      return;
    }
    var lately = since.subList(since.size() - BACK_DAYS, since.size());
    if (isBack(change.before(), lately)) {
      resolve(Change.Reason.BACK, day.day(), lately);
    } else if (since.size() >= FEWEST_DAYS) {
      resolve(Change.Reason.NORMAL, day.day(), since);
    }
  }

  private boolean isBack(ReferenceLevel before, List<KpiDay> lately) {
    double off = Total.of(lately, before.rhythm()).rate() - before.rate();
    return Math.abs(off) <= watch.change() * Math.abs(before.rate()) / 4;
  }

  private void resolve(Change.Reason reason, LocalDate day, List<KpiDay> from) {
    int last = changes.size() - 1;
    var change = changes.get(last);
    changes.set(last, change.resolved(reason, day, Total.of(since, change.before().rhythm())));
    usual = new ArrayList<>(from);
    suspicions = List.of();
    firing = false;
  }
}
