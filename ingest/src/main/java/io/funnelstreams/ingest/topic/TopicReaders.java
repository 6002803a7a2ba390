package io.funnelstreams.ingest.topic;

import io.funnelstreams.ingest.source.Source;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the topics of all sources that have some. Any number of processes may run it at a time:
 * they share the partitions, and every record makes its events once.
 */
public final class TopicReaders implements MeterBinder, AutoCloseable {
  private final List<TopicReader> readers = new ArrayList<>();
  private final List<TopicCounts> counts = new ArrayList<>();
  private final Map<String, List<String>> topics = new TreeMap<>();

  private TopicReaders() {}

  /**
   * Starts to read; it waits for brokers and registries that do not answer yet.
   *
   * @param configs keys of Kafka's clients, {@code bootstrap.servers} first, and of the registry,
   *     {@code schema.registry.url} first
   */
  public static TopicReaders start(Collection<Source> sources, Map<String, ?> configs) {
    var all = new TopicReaders();
    sources.stream()
        .filter(source -> source.isOn() && !source.topics().isEmpty())
        .forEach(source -> all.add(source, configs));
    return all;
  }

  private void add(Source source, Map<String, ?> configs) {
    var its = new TopicCounts(source.name());
    counts.add(its);
    topics.put(source.name(), source.topics());
    readers.add(TopicReader.start(source, configs, its));
  }

  /** The topics that are read, by the names of their sources. */
  public Map<String, List<String>> topics() {
    return Map.copyOf(topics);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    counts.forEach(each -> each.bindTo(registry));
  }

  /** Commits the batches in progress and ends. */
  @Override
  public void close() {
    readers.forEach(TopicReader::stop);
    readers.forEach(TopicReader::close);
  }
}
