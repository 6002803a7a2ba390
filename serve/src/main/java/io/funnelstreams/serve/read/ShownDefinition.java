package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.RolloutPhase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which definition's rows are shown, and whether another one is taking over. Definitions have
 * numbers in the store. One thread changes it, any thread may ask.
 */
final class ShownDefinition {
  private static final String NUMBER = "definition/";
  private static final byte[] SHOWN = "shown".getBytes(StandardCharsets.UTF_8);

  private final Map<String, Long> numbers = new HashMap<>();
  private volatile Shown shown = new Shown(Optional.empty(), 0);
  private volatile Optional<PublishedDefinition> last = Optional.empty();
  private volatile boolean replacing;
  private boolean loading;

  /** A definition with its number; every value is of it where none was ever named. */
  record Shown(Optional<String> version, long number) {
    /** Whether a value of the store is of this definition. */
    boolean isOf(byte[] value) {
      return version.isEmpty() || RecordForm.number(value) == number;
    }
  }

  /** The definition that a store records; a new store has none yet. */
  static ShownDefinition load(ReadStore store) {
    var loaded = new ShownDefinition();
    try (var cursor = store.snapshot().cursor(StoreTable.META)) {
      var entry = cursor.seek(NUMBER.getBytes(StandardCharsets.UTF_8));
      while (entry.isPresent() && text(entry.get().key()).startsWith(NUMBER)) {
        loaded.numbers.put(
            text(entry.get().key()).substring(NUMBER.length()),
            ByteBuffer.wrap(entry.get().value()).getLong());
        entry = cursor.next();
      }
    }
    store.get(StoreTable.META, SHOWN).map(ShownDefinition::text).ifPresent(loaded::set);
    return loaded;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The number of a definition; a new one is added to the batch. */
  long numberOf(String definition, StoreBatch batch) {
    var known = numbers.get(definition);
    if (known != null) {
      return known;
    }
    long next = numbers.size() + 1L;
    numbers.put(definition, next);
    batch.put(
        StoreTable.META,
        (NUMBER + definition).getBytes(StandardCharsets.UTF_8),
        ByteBuffer.allocate(Long.BYTES).putLong(next).array());
    return next;
  }

  /** The version of the definition that is shown; empty where none was ever complete. */
  Optional<String> version() {
    return shown.version();
  }

  /** The versions that may be counted by: the one shown, and the one being rolled out. */
  Set<String> versions() {
    return Stream.concat(version().stream(), last.map(PublishedDefinition::getVersion).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The definition that is shown at this moment. */
  Shown now() {
    return shown;
  }

  /** The last record of the definition topic. */
  Optional<PublishedDefinition> last() {
    return last;
  }

  void last(Optional<PublishedDefinition> record) {
    last = record;
    boolean isShownOne =
        record
            .filter(each -> each.getRollout() == RolloutPhase.COMPLETE)
            .map(PublishedDefinition::getVersion)
            .equals(version());
    replacing = replacing || (record.isPresent() && !isShownOne);
  }

  /** A rollout has left rows behind that are to be shown until it is complete. */
  void replacing() {
    replacing = true;
  }

  /**
   * Whether a rollout goes on, or is complete and not shown yet. One may also lead back to the
   * definition that is shown.
   */
  boolean isReplacing() {
    return replacing;
  }

  /** The definition whose rollout is complete and that is not shown yet. */
  Optional<String> due() {
    return last.filter(record -> replacing && record.getRollout() == RolloutPhase.COMPLETE)
        .map(PublishedDefinition::getVersion);
  }

  /** Whether a value is of the definition shown; every one is where none was ever named. */
  boolean isOfShown(byte[] value) {
    return shown.isOf(value);
  }

  /** Shows another definition; to be written with the batch. */
  void show(String definition, StoreBatch batch) {
    numberOf(definition, batch);
    batch.put(StoreTable.META, SHOWN, definition.getBytes(StandardCharsets.UTF_8));
  }

  /** The batch of {@link #show} is written. */
  void set(String definition) {
    shown = new Shown(Optional.of(definition), numbers.get(definition));
    replacing = false;
  }

  /** While topics are read from their beginning, no rows are shown and none are held. */
  void loading(boolean begins) {
    loading = begins;
  }

  boolean isLoading() {
    return loading;
  }
}
