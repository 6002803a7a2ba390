package io.funnelstreams.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.ingest.source.UnreadableBody;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class AvroDocumentTest {
  private static final Schema ROW =
      SchemaBuilder.record("Row")
          .fields()
          .requiredString("name")
          .optionalString("nothing")
          .name("values")
          .type()
          .array()
          .items()
          .stringType()
          .noDefault()
          .endRecord();

  @Test
  void aRecordIsAMapOfItsFieldsAndAUnionWhatItHolds() throws Exception {
    var row = new GenericData.Record(ROW);
    row.put("name", new Utf8("Ann"));
    row.put("values", List.of(new Utf8("a"), new Utf8("b")));

    var document = (Map<?, ?>) AvroDocument.of(row);

    assertThat(document.get("name")).isEqualTo("Ann");
    assertThat(document.get("values")).isEqualTo(List.of("a", "b"));
    assertThat(document.containsKey("nothing")).isTrue();
    assertThat(document.get("nothing")).isNull();
  }

  @Test
  void datesAreTextsThatMappingsReadAndDecimalsExact() throws Exception {
    assertThat(AvroDocument.of(LocalDate.of(2026, 3, 17))).isEqualTo("2026-03-17");
    assertThat(AvroDocument.of(Instant.parse("2026-03-17T13:05:00Z")))
        .isEqualTo("2026-03-17T13:05:00Z");
    assertThat(AvroDocument.of(new BigDecimal("1250.00"))).isEqualTo(new BigDecimal("1250.00"));
    assertThat(AvroDocument.of(new UUID(0, 1))).isEqualTo("00000000-0000-0000-0000-000000000001");
  }

  @Test
  void numbersAreWhatWasWrittenAndBytesAreBase64() throws Exception {
    assertThat(AvroDocument.of(1.1f)).isEqualTo(new BigDecimal("1.1"));
    assertThat(AvroDocument.of(0.1)).isEqualTo(new BigDecimal("0.1"));
    assertThat(AvroDocument.of(Double.NaN)).isEqualTo("NaN");
    assertThat(AvroDocument.of(5L)).isEqualTo(5L);
    assertThat(AvroDocument.of(ByteBuffer.wrap(new byte[] {1, 2}))).isEqualTo("AQI=");
  }

  @Test
  void whatIsNestedToHurtIsRefused() {
    Object nested = "x";
    for (int i = 0; i < 10_000; i++) {
      nested = Arrays.asList(nested);
    }
    var deep = nested;

    assertThatThrownBy(() -> AvroDocument.of(deep)).isInstanceOf(UnreadableBody.class);
  }
}
