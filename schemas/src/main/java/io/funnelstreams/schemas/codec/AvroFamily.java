package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.FamilyDescription;
import io.funnelstreams.schemas.avro.Header;
import io.funnelstreams.schemas.topic.Topic;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The records of one family. A record has a field of the same name for each field of the family's
 * description, behind the header.
 */
final class AvroFamily {
  /** The first field of every event. */
  private static final int HEADER = 0;

  private static final Map<Class<?>, AvroFamily> BY_RECORD = new HashMap<>();
  private static final Map<Family, AvroFamily> BY_FAMILY = new EnumMap<>(Family.class);

  static {
    for (var family : Family.values()) {
      var codec = new AvroFamily(family);
      BY_RECORD.put(codec.type, codec);
      BY_FAMILY.put(family, codec);
    }
  }

  private final FamilyDescription<?> description;
  private final Class<? extends SpecificRecord> type;
  private final Schema schema;

  /** The constants of each field that holds words, by their names. */
  private final Map<String, Map<String, Object>> symbols = new HashMap<>();

  private AvroFamily(Family family) {
    description = family.description();
    type = Topic.of(family).valueType().orElseThrow();
    schema = SpecificData.get().getSchema(type);
    schema.getFields().forEach(this::addSymbols);
    for (var field : description.fields()) {
      if (schema.getField(field.id()) == null) {
        throw new IllegalStateException(
            "the schema %s has no field %s of the family".formatted(schema.getName(), field.id()));
      }
    }
  }

  private void addSymbols(Schema.Field field) {
    var types = field.schema().isUnion() ? field.schema().getTypes() : List.of(field.schema());
    for (var words : types) {
      if (words.getType() == Schema.Type.ENUM) {
        var constants = new HashMap<String, Object>();
        words
            .getEnumSymbols()
            .forEach(name -> constants.put(name, SpecificData.get().createEnum(name, words)));
        symbols.put(field.name(), constants);
      }
    }
  }

  /** The constant of a record's field that stands for a word of the core. */
  Object symbol(String id, Enum<?> word) {
    var symbol = symbols.get(id).get(word.name());
    if (symbol == null) {
      throw new IllegalStateException(
          "the schema %s has no symbol %s in %s".formatted(schema.getName(), word, id));
    }
    return symbol;
  }

  /** The records of a family. */
  static AvroFamily of(Family family) {
    return BY_FAMILY.get(family);
  }

  /**
   * The records that one is of.
   *
   * @throws ClassCastException where no family has it
   */
  static AvroFamily of(SpecificRecord avro) {
    var codec = BY_RECORD.get(avro.getClass());
    if (codec == null) {
      throw new ClassCastException("no event family has " + avro.getSchema().getFullName());
    }
    return codec;
  }

  /** The event of a record. */
  Event toCore(SpecificRecord avro) {
    var header = HeaderCodec.toCore((Header) avro.get(HEADER));
    return description.create(header, description.read(new AvroReader(avro)));
  }

  /** The record of an event. */
  SpecificRecord toAvro(Event event) {
    var avro = (SpecificRecord) SpecificData.newInstance(type, schema);
    avro.put(HEADER, HeaderCodec.toAvro(event.header()));
    description.write(event, new AvroWriter(this, avro));
    return avro;
  }
}
