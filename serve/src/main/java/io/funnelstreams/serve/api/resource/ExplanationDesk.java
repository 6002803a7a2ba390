package io.funnelstreams.serve.api.resource;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.serve.api.resource.TakenApart.Question;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.view.ExplainableEvents;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.SegmentQuery;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * Takes numbers apart, one at a time: all events are in memory meanwhile. The last explanation is
 * kept for a minute at most, and only while there is memory for it, so that its pages and a page
 * that is loaded again do not read all events each time.
 */
final class ExplanationDesk {
  /** How long a request waits for the previous one. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How many requests wait; each keeps a thread of the server. */
  static final int MOST_WAITING = 4;

  /**
   * The highest age of an explanation: a forgotten person stays in the one that is kept until then.
   */
  static final Duration MOST_AGE = Duration.ofMinutes(1);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(15);

  private final ApiContext context;
  private final long mostEvents;
  private final LongSupplier nanoTime;
  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  private final AtomicReference<Kept> last = new AtomicReference<>();

  private record Kept(SoftReference<TakenApart> explanation, long at) {}

  /**
   * Reads the events of a context.
   *
   * @param mostEvents how many events fit into memory; more are refused
   * @param nanoTime counts nanoseconds
   */
  ExplanationDesk(ApiContext context, long mostEvents, LongSupplier nanoTime) {
    this.context = context;
    this.mostEvents = mostEvents;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes a number apart, or gives the explanation that is kept.
   *
   * @param tag of the explanation that is wanted, where a page of one is asked for
   * @throws ApiProblem where there is nothing, another number is being taken apart for too long, or
   *     the events cannot be read
   */
  TakenApart explain(Question question, Optional<String> tag) {
    context.ready();
    var plan = context.plans().counted();
    return kept(question, plan, tag)
        .orElseGet(
            () -> inTurn(() -> kept(question, plan, tag).orElseGet(() -> take(question, plan))));
  }

  /**
   * Does what needs all events in memory while nothing else does.
   *
   * @throws ApiProblem where that takes too long, or the events cannot be read
   */
  <T> T inTurn(Supplier<T> work) {
    await();
    try {
      return work.get();
    } catch (KafkaException e) {
      throw ApiProblem.busy(
          "The events cannot be read, because the brokers do not answer: look whether they are up,"
              + " and ask again.",
          RETRY_AFTER);
    } finally {
      oneAtATime.unlock();
    }
  }

  /** How many requests wait for the previous one. */
  int waiting() {
    return oneAtATime.getQueueLength();
  }

  private void await() {
    try {
      if (waiting() < MOST_WAITING
          && oneAtATime.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw ApiProblem.busy(
        "Other numbers are being taken apart or reviewed, one at a time: ask again in %s seconds."
            .formatted(RETRY_AFTER.toSeconds()),
        RETRY_AFTER);
  }

  private Optional<TakenApart> kept(Question question, Plan plan, Optional<String> tag) {
    var entry = last.get();
    if (entry == null || nanoTime.getAsLong() - entry.at() > MOST_AGE.toNanos()) {
      return Optional.empty();
    }
    return Optional.ofNullable(entry.explanation().get())
        .filter(known -> known.question().equals(question) && known.plan().equals(plan))
        .filter(known -> tag.map(known.tag()::equals).orElseGet(() -> isLatest(known, plan)));
  }

  /** Whether an explanation is still of the row that is published. */
  private boolean isLatest(TakenApart known, Plan plan) {
    return known.today().equals(context.today(plan))
        && known
            .published()
            .equals(published(known.question(), known.explanation().key().period()));
  }

  private TakenApart take(Question question, Plan plan) {
    last.set(null);
    var today = context.today(plan);
    var events = read(plan);
    var explanation =
        events
            .explain(question.kpi(), question.period(), question.segment())
            .orElseThrow(ExplanationDesk::nothing);
    var published = published(question, explanation.key().period());
    if (explanation.contributions().isEmpty() && published.isEmpty()) {
      throw nothing();
    }
    var taken =
        new TakenApart(question, plan, today, explanation, events.keepsForgotten(), published);
    last.set(new Kept(new SoftReference<>(taken), nanoTime.getAsLong()));
    return taken;
  }

  private ExplainableEvents read(Plan plan) {
    return ExplainableEvents.read(
        context.events(),
        plan,
        context.today(plan),
        events -> checkThatTheyFit(events, "funnel explain"));
  }

  /**
   * Refuses more events than there is room for.
   *
   * @param command what answers without this server
   */
  void checkThatTheyFit(long events, String command) {
    if (events > mostEvents) {
      throw ApiProblem.of(
          503,
          "Too many events",
          ("This is computed in memory, and this server's has room for %s events; there are more."
                  + " Start the web role in a process with more heap (-Xmx), or use '%s'.")
              .formatted(mostEvents, command));
    }
  }

  private Optional<KpiRow> published(Question question, Period period) {
    var segment = new SegmentQuery(question.segment().keySet(), question.segment());
    var first = Optional.of(period.firstDay());
    var query =
        new KpiQuery(
            Set.of(question.kpi()), Set.of(period.grain()), first, first, List.of(segment));
    return RowPages.all(context.ready(), query).stream()
        .filter(row -> row.period().equals(period))
        .findFirst();
  }

  private static ApiProblem nothing() {
    return ApiProblem.notFound(
        "There is nothing of this KPI in a period of this name and this segment. Periods are named"
            + " as /api/v1/rows names them, for example 2026-03-31, 2026-W14, 2026-03, 2026-Q1,"
            + " 2026 or total.");
  }
}
