package io.funnelstreams.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.schemas.avro.DealEvent;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.registry.EventHeaderReader.EventTimes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventHeaderReaderTest {
  private final StubRegistry registry = new StubRegistry();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void readsSourceAndTimesOfARecord() {
    int id = registry.add("t-value", DealEvent.getClassSchema());

    var read = reader().read(Records.bytes(id, Records.deal()));

    assertThat(read)
        .isEqualTo(
            new EventTimes(
                "crm",
                Instant.parse("2026-03-01T10:15:30.123Z").toEpochMilli(),
                Instant.parse("2026-03-01T10:15:31Z").toEpochMilli(),
                false,
                Records.deal().getType().name()));
  }

  @Test
  void readsAHeaderOfAnotherVersionThatStandsElsewhere() {
    var older =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "DealEvent", "fields": [
                  {"name": "deal_id", "type": "string"},
                  {"name": "header", "type": {"type": "record", "name": "Header", "fields": [
                    {"name": "recorded_at", "type": "long"},
                    {"name": "occurred_at", "type": "long"},
                    {"name": "source", "type": "string"}]}}]}
                """);
    var header =
        new GenericRecordBuilder(older.getField("header").schema())
            .set("recorded_at", 2L)
            .set("occurred_at", 1L)
            .set("source", "dialler")
            .build();
    var record = new GenericRecordBuilder(older).set("deal_id", "d").set("header", header).build();
    int id = registry.add("t-value", older);

    assertThat(reader().read(Records.bytes(id, older, record)))
        .isEqualTo(new EventTimes("dialler", 1, 2, false, ""));
  }

  @Test
  void refusesWhatIsNoEvent() {
    int deal = registry.add("t-value", DealEvent.getClassSchema());
    int kpi = registry.add("k-value", Kpi.getClassSchema());
    var whole = Records.bytes(deal, Records.deal());
    var reader = reader();

    for (var bytes :
        new byte[][] {{}, {1, 2, 3}, Arrays.copyOf(whole, 12), Records.bytes(kpi, new byte[9])}) {
      assertThatThrownBy(() -> reader.read(bytes)).isInstanceOf(PoisonRecordException.class);
    }
    assertThat(reader.read(whole).source()).as("it goes on").isEqualTo("crm");
  }

  private EventHeaderReader reader() {
    return new EventHeaderReader(Map.of("schema.registry.url", registry.url()));
  }
}
