package io.funnelstreams.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** A record through Avro's binary form. */
final class AvroBytes {
  private AvroBytes() {}

  static SpecificRecord writtenAndRead(SpecificRecord record) throws IOException {
    var model = SpecificData.getForClass(record.getClass());
    var out = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<SpecificRecord>(record.getSchema(), model).write(record, encoder);
    encoder.flush();
    var decoder = DecoderFactory.get().binaryDecoder(out.toByteArray(), null);
    return new SpecificDatumReader<SpecificRecord>(record.getSchema(), record.getSchema(), model)
        .read(null, decoder);
  }
}
