package io.funnelstreams.schemas.registry;

import io.funnelstreams.schemas.registry.PoisonRecordException.Defect;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;

/** Decides which class or schema the records of a writer's schema are read into. */
final class ReaderChoice {
  private final boolean specific;
  private final Optional<Class<?>> type;
  private final GenericData generic = GenericModel.withLogicalTypes();

  private ReaderChoice(boolean specific, Optional<Class<?>> type) {
    this.specific = specific;
    this.type = type;
  }

  static ReaderChoice of(SerdeConfig config, Optional<Class<?>> given) {
    var type = given.or(() -> Optional.ofNullable(config.type()));
    type.filter(t -> !SpecificRecord.class.isAssignableFrom(t))
        .ifPresent(
            t -> {
              throw new ConfigException(t + " is not a class that Avro generated");
            });
    return new ReaderChoice(config.specific() || given.isPresent(), type);
  }

  DatumReader<Object> reader(int id, Schema writer) {
    if (!specific) {
      return new GenericDatumReader<>(writer, writer, generic);
    }
    var into = type.orElseGet(() -> named(id, writer));
    var model = SpecificData.getForClass(into);
    var reader = model.getSchema(into);
    check(id, writer, reader);
    return new SpecificDatumReader<>(writer, reader, model);
  }

  /** The generated class of a schema's name. */
  private static Class<?> named(int id, Schema writer) {
    var type = SpecificData.get().getClass(writer);
    if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
      throw new PoisonRecordException(
          Defect.FOREIGN_SCHEMA,
          "schema id %s is %s, which is no class of this program"
              .formatted(id, writer.getFullName()));
    }
    return type;
  }

  /** Avro itself would read any record into any other whose fields happen to fit. */
  private static void check(int id, Schema writer, Schema reader) {
    var names = List.of(reader.getName(), reader.getFullName());
    boolean sameName =
        writer.getType() == Schema.Type.RECORD
            && (names.contains(writer.getName())
                || reader.getAliases().contains(writer.getFullName()));
    if (!sameName) {
      throw new PoisonRecordException(
          Defect.FOREIGN_SCHEMA,
          "schema id %s is %s, but %s belongs here"
              .formatted(id, writer.getFullName(), reader.getFullName()));
    }
  }
}
