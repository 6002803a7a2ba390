package io.funnelstreams.bench.race;

import io.funnelstreams.streams.BoundedRocksDb;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * How far a processor goes that is written by hand for these figures alone, by the program's rules:
 * a party is a log of hashes and times, a cell an array of numbers on the heap, and what changed is
 * published as absolute sums four times a second.
 */
record HandWritten(Map<String, Object> settings, String output) implements Contestant {
  private static final String LOGS = "logs";
  private static final String CELLS = "cells";
  private static final String TOTALS = "totals";
  private static final Duration TICK = Duration.ofMillis(250);

  @Override
  public String name() {
    return "hand-written";
  }

  @Override
  public Running start(String groupId) {
    var builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(LOGS), Serdes.String(), Serdes.ByteArray())
            .withCachingEnabled());
    for (var name : List.of(CELLS, TOTALS)) {
      builder.addStateStore(
          Stores.keyValueStoreBuilder(
                  Stores.inMemoryKeyValueStore(name), Serdes.String(), RaceFigure.sums())
              .withCachingEnabled());
    }
    NaiveDsl.events(builder, settings)
        .process(Parties::new, LOGS, CELLS)
        .repartition(
            Repartitioned.<String, long[]>as("sums")
                .withKeySerde(Serdes.String())
                .withValueSerde(RaceFigure.sums())
                .withNumberOfPartitions(1))
        .process(Totals::new, TOTALS)
        .to(output, Produced.with(Serdes.String(), Serdes.String()));
    var properties = new Properties();
    properties.putAll(settings);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, groupId);
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 64L * 1024 * 1024);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    var streams = new KafkaStreams(builder.build(), properties);
    streams.start();
    return streams::close;
  }

  /** Adds to this task's cells what an event changes, and sends those that changed. */
  private static final class Parties implements Processor<String, SpecificRecord, String, long[]> {
    private final Map<String, long[]> sums = new HashMap<>();
    private final Set<String> unsaved = new LinkedHashSet<>();
    private final Set<String> unsent = new LinkedHashSet<>();
    private final Map<Long, LocalDate> days = new HashMap<>();
    private ProcessorContext<String, long[]> context;
    private KeyValueStore<String, byte[]> logs;
    private KeyValueStore<String, long[]> cells;

    @Override
    public void init(ProcessorContext<String, long[]> processorContext) {
      context = processorContext;
      logs = context.getStateStore(LOGS);
      cells = context.getStateStore(CELLS);
      try (var all = cells.all()) {
        all.forEachRemaining(entry -> sums.put(entry.key, entry.value));
      }
      unsent.addAll(sums.keySet());
      context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::send);
    }

    @Override
    public void process(Record<String, SpecificRecord> input) {
      var event = input.value();
      var header = RaceFigure.header(event);
      long id = EventLog.hash(header.getSource()) * 31 + EventLog.hash(header.getEventId());
      var known = logs.get(input.key());
      var before = known == null ? EventLog.EMPTY : known;
      if (EventLog.has(before, id)) {
        return;
      }
      var after = EventLog.with(before, id, event);
      logs.put(input.key(), after);
      var segment = RaceFigure.segment(header);
      if (!EventLog.standsAlone(event)) {
        EventLog.count(before, event, (figure, at, sum) -> add(segment, figure, at, -sum));
      }
      EventLog.count(after, event, (figure, at, sum) -> add(segment, figure, at, sum));
      unsaved.forEach(cell -> cells.put(cell, sums.get(cell)));
      unsent.addAll(unsaved);
      unsaved.clear();
    }

    private void add(String segment, RaceFigure figure, long atMs, long amount) {
      // No hour of the race's zone lies on two days.
      var day =
          days.computeIfAbsent(
              Math.floorDiv(atMs, Duration.ofHours(1).toMillis()),
              hour -> RaceFigure.day(Instant.ofEpochMilli(atMs)));
      var cell = day + "|" + segment;
      sums.computeIfAbsent(cell, c -> new long[RaceFigure.SIZE])[figure.place()] += amount;
      unsaved.add(cell);
    }

    private void send(long now) {
      var source = context.taskId().partition() + "|";
      unsent.forEach(
          cell -> context.forward(new Record<>(source + cell, sums.get(cell).clone(), now)));
      unsent.clear();
    }
  }

  /** Adds up what the tasks sent last, and publishes the cells that changed. */
  private static final class Totals implements Processor<String, long[], String, String> {
    private final Map<String, long[]> totals = new HashMap<>();
    private final Set<String> unpublished = new LinkedHashSet<>();
    private final Map<String, List<String>> cellsOf = new HashMap<>();
    private ProcessorContext<String, String> context;
    private KeyValueStore<String, long[]> sent;

    @Override
    public void init(ProcessorContext<String, String> processorContext) {
      context = processorContext;
      sent = context.getStateStore(TOTALS);
      try (var all = sent.all()) {
        all.forEachRemaining(entry -> add(entry.key, new long[RaceFigure.SIZE], entry.value));
      }
      context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::publish);
    }

    @Override
    public void process(Record<String, long[]> input) {
      var known = sent.get(input.key());
      add(input.key(), known == null ? new long[RaceFigure.SIZE] : known, input.value());
      sent.put(input.key(), input.value());
    }

    private void add(String key, long[] before, long[] after) {
      for (var cell : cellsOf.computeIfAbsent(key, Totals::cells)) {
        var total = totals.computeIfAbsent(cell, c -> new long[RaceFigure.SIZE]);
        for (int i = 0; i < total.length; i++) {
          total[i] += after[i] - before[i];
        }
        unpublished.add(cell);
      }
    }

    private static List<String> cells(String key) {
      int day = key.indexOf('|') + 1;
      int segment = key.indexOf('|', day) + 1;
      return RaceFigure.cells(
          LocalDate.parse(key.substring(day, segment - 1)), key.substring(segment));
    }

    private void publish(long now) {
      for (var cell : unpublished) {
        context.forward(new Record<>(cell, RaceFigure.text(totals.get(cell)), now));
      }
      unpublished.clear();
    }
  }
}
