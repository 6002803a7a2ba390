package io.funnelstreams.serve.notify.delivery;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.notify.setup.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of alerts and has each receiver's worker check what changed. The consumer group
 * has one use: of several instances one is assigned the topic. It always reads from the beginning,
 * because the topic is compacted and small, and deliveries are on another topic.
 */
final class ActiveAlertReader implements AutoCloseable, ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveAlertReader.class);
  private static final String GROUP = "funnel-notify";
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LAST_ANSWER = Duration.ofSeconds(5);

  private final KafkaConsumer<String, SpecificRecord> alerts;
  private final DeliveryLog log;
  private final LoadReader loads;
  private final ActiveAlerts board = new ActiveAlerts();
  private final List<NotificationWorker> desks;
  private final NotifierFigures figures;
  private Map<TopicPartition, Long> present = Map.of();
  private boolean assignedAnew;
  private boolean open;
  private boolean held;

  /** The topics that it reads and writes, besides that of alerts. */
  private record Topics(DeliveryLog log, LoadReader loads) {}

  private ActiveAlertReader(
      KafkaConsumer<String, SpecificRecord> alerts,
      Topics topics,
      Notifications notifications,
      Clock clock,
      NotifierFigures figures) {
    this.alerts = alerts;
    this.log = topics.log();
    this.loads = topics.loads();
    this.figures = figures;
    this.desks =
        figures.receivers().stream()
            .map(its -> new NotificationWorker(its, notifications, board, log, clock))
            .toList();
  }

  static ActiveAlertReader open(
      Map<String, ?> clients, Notifications notifications, Clock clock, NotifierFigures figures) {
    var properties = new HashMap<>(CommittedReader.properties(clients));
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    var values = Notifier.values(clients).of(Topic.ALERTS);
    var alerts =
        new KafkaConsumer<String, SpecificRecord>(
            properties, new StringDeserializer(), values::deserialize);
    var topics = new Topics(DeliveryLog.open(clients), LoadReader.open(clients, clock));
    var watch = new ActiveAlertReader(alerts, topics, notifications, clock, figures);
    alerts.subscribe(List.of(Topic.ALERTS.topicName()), watch);
    return watch;
  }

  /**
   * The next instance reads what was delivered, so this one waits for an answer that is on its way.
   */
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    var answers = shut().completeOnTimeout(null, LAST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    answers.join();
    assignedAnew = true;
  }

  /** Another instance is active by now. */
  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    var unused = shut();
    assignedAnew = true;
  }

  private CompletableFuture<Void> shut() {
    open = false;
    figures.working(false);
    return CompletableFuture.allOf(
        desks.stream().map(NotificationWorker::shut).toArray(CompletableFuture<?>[]::new));
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    assignedAnew = true;
  }

  /** Reads what has come; waits a moment when nothing has. */
  void turn() {
    var records = alerts.poll(POLL);
    figures.lag(lag());
    if (assignedAnew) {
      beginAnew();
      return;
    }
    var touched = new HashSet<String>();
    records.forEach(read -> apply(read, touched));
    touched.addAll(log.readRetries());
    hold();
    if (!open) {
      openAtTheEnd();
    } else {
      look(touched);
    }
  }

  /** Notifications that become due while they are held are checked when they go on. */
  private void hold() {
    boolean before = held;
    held = loads.holds();
    if (held != before) {
      LOG.info(
          held
              ? "Notifications wait: they are held, or a load is going on"
              : "Notifications go on");
      desks.forEach(desk -> desk.hold(held));
      figures.held(held);
      if (open && !held) {
        look(board.subjects());
        look(log.subjects());
      }
    }
  }

  private long lag() {
    return alerts.assignment().stream()
        .mapToLong(partition -> alerts.currentLag(partition).orElse(0))
        .sum();
  }

  private void beginAnew() {
    var unused = shut();
    board.clear();
    assignedAnew = false;
    present = Map.of();
    var assigned = alerts.assignment();
    if (!assigned.isEmpty()) {
      log.readToEnd();
      loads.readToEnd();
      alerts.seekToBeginning(assigned);
      present = alerts.endOffsets(assigned);
    }
  }

  /** Before everything has been read, an alert may look firing that was resolved long ago. */
  private void openAtTheEnd() {
    boolean read =
        present.entrySet().stream()
            .allMatch(end -> alerts.position(end.getKey()) >= end.getValue());
    if (!present.isEmpty() && read) {
      LOG.info("Notifications are sent from here");
      open = true;
      figures.working(true);
      desks.forEach(NotificationWorker::open);
      look(board.subjects());
      look(log.subjects());
    }
  }

  private void look(Set<String> subjects) {
    subjects.forEach(subject -> desks.forEach(desk -> desk.look(subject)));
  }

  private void apply(ConsumerRecord<String, SpecificRecord> read, Set<String> touched) {
    if (!(read.value() instanceof Alert alert)) {
      board.remove(read.key()).ifPresent(touched::add);
    } else if (alert.getState() != AlertState.UNKNOWN) {
      board.put(alert);
      touched.add(alert.getSubject());
    }
  }

  @Override
  public void close() {
    figures.working(false);
    desks.forEach(NotificationWorker::close);
    alerts.close();
    log.close();
    loads.close();
  }
}
