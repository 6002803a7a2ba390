package io.funnelstreams.schemas.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes generated and generic records in the registry's wire format; null stays null, a tombstone.
 * Any thread may use it once it is configured.
 *
 * @param <T> the records
 */
public final class AvroSerializer<T extends IndexedRecord> implements Serializer<T> {
  private final GenericData generic = GenericModel.withLogicalTypes();
  private final Map<Destination, Form> forms = new ConcurrentHashMap<>();
  private final ThreadLocal<Buffer> buffers = ThreadLocal.withInitial(Buffer::new);

  private RegistryClient client;
  private SerdeConfig config;
  private boolean isKey;

  /** The form that was used last. Most serializers write one schema to one topic for ever. */
  private volatile Form last;

  private record Destination(String topic, Schema schema) {}

  /** How records of one schema are written to one topic. */
  private record Form(String topic, Schema schema, int id, DatumWriter<Object> writer) {
    /** Identity is enough to be quick: records of one class share one schema object. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(String topic, Schema schema) {
      return this.schema == schema && this.topic.equals(topic);
    }
  }

  /** What one thread writes with. */
  private static final class Buffer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    this.config = SerdeConfig.of(configs, isKey);
    this.client = RegistryClient.of(RegistryConfig.of(configs));
    this.isKey = isKey;
  }

  /**
   * The record's bytes.
   *
   * @throws RegistryUnavailableException where the schema is new and no registry answers
   * @throws RegistryException where the registry refuses the schema
   * @throws SerializationException where a value does not fit its field
   */
  @Override
  public byte[] serialize(String topic, T record) {
    return record == null ? null : written(record, form(topic, record));
  }

  private Form form(String topic, T record) {
    var form = last;
    var schema = record.getSchema();
    if (form == null || !form.isOf(topic, schema)) {
      form = forms.computeIfAbsent(new Destination(topic, schema), to -> newForm(to, record));
      last = form;
    }
    return form;
  }

  private Form newForm(Destination to, T record) {
    var subject = config.naming().subject(to.topic(), isKey, to.schema());
    int id =
        config.autoRegister()
            ? client.register(subject, to.schema())
            : client.lookup(subject, to.schema());
    DatumWriter<Object> writer =
        record instanceof SpecificRecord
            ? new SpecificDatumWriter<>(to.schema(), SpecificData.getForClass(record.getClass()))
            : new GenericDatumWriter<>(to.schema(), generic);
    return new Form(to.topic(), to.schema(), id, writer);
  }

  private byte[] written(T record, Form form) {
    var buffer = buffers.get();
    try {
      WireFormat.writeHead(buffer.bytes, form.id());
      form.writer().write(record, buffer.encoder);
      buffer.encoder.flush();
      return buffer.bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array cannot fail", e);
    } catch (AvroRuntimeException | ClassCastException | NullPointerException e) {
      // The encoder may hold the beginning of the record that failed.
      buffers.remove();
      throw new SerializationException(
          "a record of schema %s for topic %s has a value that does not fit its field: %s"
              .formatted(form.schema().getFullName(), form.topic(), e.getMessage()),
          e);
    } finally {
      buffer.bytes.reset();
    }
  }
}
