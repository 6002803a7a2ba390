package io.funnelstreams.app.command;

import io.funnelstreams.app.demo.DemoClock;
import io.funnelstreams.app.demo.NotableEvents;
import io.funnelstreams.app.run.EmbeddedSystem;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.app.terminal.LiveScreen;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.sink.EventSink;
import io.funnelstreams.serve.catchup.CatchUp;
import io.funnelstreams.serve.view.KpiView;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The phases of the demo, and their output in the terminal. */
final class DemoShow {
  private static final Duration FRAME = Duration.ofMillis(500);

  /** The interval between blocks of lines where the output is no terminal that can be redrawn. */
  private static final Duration SNAPSHOT = Duration.ofSeconds(30);

  private static final int NOTABLE_EVENTS = 5;

  /** The demo waits for KPIs that are this far behind the events sent. */
  private static final Duration SLOW = Duration.ofSeconds(2);

  private final Stage stage;
  private final KpiView view;
  private final DemoScreen screen;
  private final LiveScreen live;
  private final Duration interval;
  private long next = System.nanoTime();

  DemoShow(Stage stage, KpiView view, Console console) {
    this.stage = stage;
    this.view = view;
    this.screen = new DemoScreen(stage.plan().plan().catalogue(), console.errHasColours());
    this.live = new LiveScreen(console.err(), console.errIsTerminal());
    this.interval = console.errIsTerminal() ? FRAME : SNAPSHOT;
  }

  /**
   * The running system that is shown.
   *
   * @param patience how long the KPIs may take to catch up
   * @param checkStopped throws where the process stops
   */
  record Stage(EmbeddedSystem system, PlanFile plan, Duration patience, Runnable checkStopped) {
    CatchUp openCatchUp() {
      var cluster = system.cluster();
      return CatchUp.open(cluster.properties(), cluster.values(), plan.version());
    }
  }

  /** Sends events as fast as they are taken, and waits until all of them are in the KPIs. */
  void stream(List<Event> events, EventSink sink) {
    var feed = EventFeed.unpaced(sink).start(events);
    Supplier<List<String>> progress = () -> List.of(progress(feed, events.size()));
    while (!feed.isDone()) {
      frame(progress);
    }
    try (var catchUp = stage.openCatchUp()) {
      catchUp.await(stage.patience(), () -> frame(progress));
    }
    view.catchUp();
  }

  private static String progress(EventFeed feed, int all) {
    return feed.isDone()
        ? String.format(Locale.ROOT, "All %,d events are sent; the KPIs catch up", all)
        : String.format(Locale.ROOT, "%,d of %,d events of the history are sent", feed.sent(), all);
  }

  /**
   * Streams the events that were recorded before the clock's time, then the company's further
   * events, until the process stops.
   */
  void live(List<Event> events, EventSink sink, DemoClock clock) {
    var start = clock.instant();
    Map<Boolean, List<Event>> isHistory =
        events.stream()
            .collect(
                Collectors.partitioningBy(event -> event.header().recordedAt().isBefore(start)));
    stream(isHistory.get(true), sink);
    var notable = new NotableEvents(NOTABLE_EVENTS);
    var feed = new EventFeed(sink, clock::until, notable::accept);
    feed.start(isHistory.get(false));
    next = System.nanoTime();
    try (var catchUp = stage.openCatchUp()) {
      while (true) {
        clock.start();
        feed.isDone();
        keepUp(catchUp, clock, () -> lines(clock, notable));
      }
    }
  }

  /**
   * Waits until the KPIs include every event that was sent. Where that takes longer than a day of
   * the company, the clock stops: days whose events have not arrived yet would look like missing
   * data.
   */
  private void keepUp(CatchUp catchUp, DemoClock clock, Supplier<List<String>> lines) {
    long began = System.nanoTime();
    frame(lines);
    catchUp.awaitPresent(
        stage.patience(),
        () -> {
          if (System.nanoTime() - began > SLOW.toNanos()) {
            clock.hold();
          }
          frame(lines);
        });
  }

  private List<String> lines(DemoClock clock, NotableEvents notable) {
    var day = LocalDate.ofInstant(clock.instant(), stage.plan().plan().rules().calendar().zone());
    var lines = new ArrayList<String>();
    lines.add(
        screen.title(
            clock.isPresent()
                ? "The company has caught up with today, %s. Ctrl-C ends the demo.".formatted(day)
                : "It is %s at the company. Ctrl-C ends the demo.".formatted(day)));
    lines.add("");
    lines.addAll(screen.lines(view));
    var happened = notable.lines();
    if (!happened.isEmpty()) {
      lines.add("");
      lines.add(screen.title("Just now"));
      lines.addAll(happened);
    }
    return lines;
  }

  /** Reads the published rows and draws them when a frame is due. */
  private void frame(Supplier<List<String>> lines) {
    stage.checkStopped().run();
    stage.system().pipeline().checkFailure();
    view.poll(FRAME.dividedBy(2));
    if (System.nanoTime() >= next) {
      live.show(lines.get());
      next = System.nanoTime() + interval.toNanos();
    }
  }
}
