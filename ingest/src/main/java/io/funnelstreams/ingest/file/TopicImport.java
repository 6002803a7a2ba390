package io.funnelstreams.ingest.file;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.ledger.MemoryLedgers;
import io.funnelstreams.ingest.mapping.Export;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.publish.KafkaImport;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectSink;
import io.funnelstreams.ingest.sink.EventSink;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;

/**
 * Imports files onto the topics of a cluster.
 *
 * @param configs keys of Kafka's clients and of the serde
 * @param observed a sink that sees the events on their way to the one that is given
 */
public record TopicImport(Map<String, ?> configs, Clock clock, UnaryOperator<EventSink> observed) {
  /** Imports files onto the topics of a cluster; only the topics see their events. */
  public TopicImport(Map<String, ?> configs, Clock clock) {
    this(configs, clock, UnaryOperator.identity());
  }

  /**
   * Imports files with a mapping.
   *
   * @throws io.funnelstreams.ingest.row.FileProblem where one of the files cannot be imported
   * @throws io.funnelstreams.ingest.publish.PublishException where nothing can be delivered
   */
  public ImportSummary run(Mapping mapping, List<Path> files, ImportProgress progress) {
    return run(mapping, files, progress, written -> {});
  }

  /**
   * As {@link #run(Mapping, List, ImportProgress)}.
   *
   * @param written takes the offsets after the last records, when everything is written
   */
  public ImportSummary run(
      Mapping mapping,
      List<Path> files,
      ImportProgress progress,
      Consumer<Map<TopicPartition, Long>> written) {
    return mapping.export() == Export.LOG
        ? ofLog(mapping, files, progress, written)
        : ofSnapshots(mapping, files, progress, written);
  }

  private ImportSummary ofLog(
      Mapping mapping,
      List<Path> files,
      ImportProgress progress,
      Consumer<Map<TopicPartition, Long>> written) {
    var none = new MemoryLedgers().of(mapping.id());
    try (var publisher = KafkaPublisher.connect(configs)) {
      var importer = new FileImporter(observed.apply(publisher), publisher, none, clock, progress);
      var summary = importer.run(mapping, files);
      written.accept(publisher.written());
      return summary;
    }
  }

  private ImportSummary ofSnapshots(
      Mapping mapping,
      List<Path> files,
      ImportProgress progress,
      Consumer<Map<TopicPartition, Long>> written) {
    try (var topics = KafkaImport.open(configs, mapping.id())) {
      var summary =
          new FileImporter(observed.apply(topics), topics, topics, clock, progress)
              .run(mapping, files);
      written.accept(topics.written());
      return summary;
    }
  }

  /**
   * Computes the changes that an import would make, compared with the earlier imports of the
   * cluster. It sends nothing.
   */
  public ImportSummary dryRun(Mapping mapping, List<Path> files, ImportProgress progress) {
    if (mapping.export() == Export.LOG) {
      var nowhere = new Nowhere();
      var none = new MemoryLedgers().of(mapping.id());
      return new FileImporter(observed.apply(nowhere), nowhere, none, clock, progress)
          .run(mapping, files);
    }
    try (var ledger = KafkaImport.look(configs, mapping.id())) {
      var nowhere = new Nowhere();
      return new FileImporter(observed.apply(nowhere), nowhere, ledger, clock, progress)
          .run(mapping, files);
    }
  }

  /** Computes the events that an import would make without any earlier import. */
  public static ImportSummary dryRunAlone(
      Mapping mapping, List<Path> files, ImportProgress progress, Clock clock) {
    var nowhere = new Nowhere();
    var none = new MemoryLedgers().of(mapping.id());
    return new FileImporter(nowhere, nowhere, none, clock, progress).run(mapping, files);
  }

  /** Takes everything and keeps nothing. */
  private static final class Nowhere implements EventSink, RejectSink {
    @Override
    public void publish(Event event) {}

    @Override
    public void flush() {}

    @Override
    public void reject(Reject reject) {}

    @Override
    public void resolve(Reject reject) {}
  }
}
