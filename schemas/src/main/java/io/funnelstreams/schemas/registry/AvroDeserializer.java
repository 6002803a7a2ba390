package io.funnelstreams.schemas.registry;

import io.funnelstreams.schemas.registry.PoisonRecordException.Defect;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads records in the registry's wire format; null stays null. The writer's schema comes from the
 * registry by id, the reader's is the generated class's, and the two are resolved by field name.
 * Any thread may use it once it is configured.
 *
 * @param <T> generated records, or generic ones with {@code specific.avro.reader=false}
 */
public final class AvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {
  private final ThreadLocal<Readers> readers = ThreadLocal.withInitial(Readers::new);
  private final Optional<Class<?>> givenType;

  private RegistryClient client;
  private ReaderChoice choice;

  /** A deserializer whose type comes from the configuration or from the writer's schema. */
  public AvroDeserializer() {
    this.givenType = Optional.empty();
  }

  /** A deserializer of one generated class. */
  public AvroDeserializer(Class<T> type) {
    this.givenType = Optional.of(type);
  }

  /**
   * What one thread reads with. Avro's readers are quickest on the thread that made them, and most
   * threads read one schema for long stretches.
   */
  private static final class Readers {
    private final Map<Integer, DatumReader<Object>> byId = new HashMap<>();
    private final BoundedDecoder decoder = new BoundedDecoder();
    private int lastId;
    private DatumReader<Object> last;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    var config = SerdeConfig.of(configs, isKey);
    this.client = RegistryClient.of(RegistryConfig.of(configs));
    this.choice = ReaderChoice.of(config, givenType);
  }

  /**
   * The record.
   *
   * @throws PoisonRecordException where the bytes are no record of this registry
   * @throws RegistryUnavailableException where the id is new and no registry answers; the record
   *     may be good
   * @throws RegistryException where the registry refuses to say what the id means
   */
  @Override
  @SuppressWarnings("unchecked")
  public T deserialize(String topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    int id = WireFormat.id(bytes);
    var own = readers.get();
    return (T) read(own, reader(own, id), bytes, id);
  }

  private DatumReader<Object> reader(Readers own, int id) {
    if (own.last == null || own.lastId != id) {
      var reader = own.byId.get(id);
      if (reader == null) {
        reader = choice.reader(id, client.byId(id));
        own.byId.put(id, reader);
      }
      own.last = reader;
      own.lastId = id;
    }
    return own.last;
  }

  private static Object read(Readers own, DatumReader<Object> reader, byte[] bytes, int id) {
    own.decoder.begin(bytes, WireFormat.HEAD);
    try {
      var read = reader.read(null, own.decoder);
      if (!own.decoder.isEnd()) {
        throw new PoisonRecordException(
            Defect.TRAILING_BYTES,
            "the record goes on after the last field of its schema, id %s".formatted(id));
      }
      return read;
    } catch (PoisonRecordException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw malformed(id, "does not follow its schema", e);
    } catch (StackOverflowError e) {
      throw malformed(id, "is nested without end", e);
    }
  }

  private static PoisonRecordException malformed(int id, String defect, Throwable cause) {
    return new PoisonRecordException(
        Defect.MALFORMED, "the record %s, id %s: %s".formatted(defect, id, cause), cause);
  }
}
