package io.funnelstreams.streams.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.journey.MergeTransfer;
import io.funnelstreams.core.journey.Party;
import io.funnelstreams.core.session.PartyBatches.Input;
import io.funnelstreams.core.session.SessionTransfer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartyRowsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  private KeyValueStore<String, byte[]> journeys;
  private KeyValueStore<Bytes, byte[]> batches;

  @BeforeEach
  void openStores() {
    journeys = store("journeys", Serdes.String());
    batches = store("batches", Serdes.Bytes());
  }

  @Test
  void aLongPartyComesBackFromPiecesThatStaySmall() {
    var party = party("p", 6_000);

    rows().write(party);

    assertThat(rows().read("p").party().own().versions()).isEqualTo(party.own().versions());
    assertThat(sizes().values()).hasSizeGreaterThan(1).allMatch(size -> size <= 128 * 1024);
    assertThat(journeys.get("p")).hasSizeLessThan(16);
  }

  @Test
  void anEventThatComesLastLeavesTheEarlierPiecesAsTheyAre() {
    var party = party("p", 6_000);
    var rows = rows();
    rows.write(party);
    var before = pieces();

    rows.write(party.accept(call("p", 6_000)).party());

    var after = pieces();
    var same = before.keySet().stream().filter(key -> before.get(key) == after.get(key)).count();
    assertThat(same).isGreaterThanOrEqualTo(before.size() - 2L);
  }

  @Test
  void aPartyThatBecomesShortLeavesNoPieces() {
    rows().write(party("p", 6_000));
    var reopened = rows();
    assertThat(reopened.read("p").party().size()).isEqualTo(6_000);

    reopened.write(party("p", 3));

    assertThat(sizes()).isEmpty();
    assertThat(rows().read("p").party().size()).isEqualTo(3);
    reopened.write(Party.unknown("p"));
    assertThat(journeys.get("p")).isNull();
  }

  @Test
  void whatIsNotedComesBackInItsOrderUntilThePartyIsWritten() {
    var rows = rows();
    var moved =
        new SessionTransfer.OfEvent(
            new MergeTransfer("p", List.of("q"), Optional.of(call("q", 1))));
    var inputs = new ArrayList<Input>();
    for (int i = 0; i < 300; i++) {
      inputs.add(i == 7 ? new Input.OfTransfer(moved) : new Input.OfEvent(call("p", i)));
    }

    inputs.forEach(input -> rows.note("p", input));
    rows.note("other", inputs.get(0));

    var reopened = rows();
    assertThat(reopened.noted())
        .containsOnly(Map.entry("p", inputs), Map.entry("other", List.of(inputs.get(0))));
    reopened.write(party("p", 3));
    assertThat(rows().noted()).containsOnlyKeys("other");
  }

  private PartyRows rows() {
    return new PartyRows(journeys, batches);
  }

  private Map<Bytes, byte[]> pieces() {
    var pieces = new HashMap<Bytes, byte[]>();
    try (var all = batches.all()) {
      all.forEachRemaining(entry -> pieces.put(entry.key, entry.value));
    }
    return pieces;
  }

  private Map<Bytes, Integer> sizes() {
    var sizes = new HashMap<Bytes, Integer>();
    pieces().forEach((key, value) -> sizes.put(key, value.length));
    return sizes;
  }

  private static Party party(String id, int events) {
    var party = Party.unknown(id);
    for (int i = 0; i < events; i++) {
      party = party.accept(call(id, i)).party();
    }
    return party;
  }

  private static Event call(String party, int number) {
    var at = START.plusSeconds(number);
    var key = new EventKey("telephone", "a-call-with-a-long-number-" + number);
    var header = new Header(key, 0, false, true, at, at, party, Map.of("region", "EMEA"));
    return new CallEvent(header, CallEvent.Purpose.CLOSING, Optional.empty(), number);
  }

  /** Kept in memory, so that a row that was not put again is the same object. */
  private <K> KeyValueStore<K, byte[]> store(String name, Serde<K> keys) {
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    var context = new MockProcessorContext<Void, Void>(settings, new TaskId(0, 0), folder.toFile());
    var store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}
