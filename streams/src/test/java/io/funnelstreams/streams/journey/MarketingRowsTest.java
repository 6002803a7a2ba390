package io.funnelstreams.streams.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.marketing.MarketingInMemory;
import io.funnelstreams.core.marketing.MarketingStore;
import io.funnelstreams.core.marketing.Page;
import io.funnelstreams.streams.session.RocksRows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketingRowsTest {
  private static final long START = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final List<String> PARTIES = List.of("a", "a\u0000", "é-long-name", "b");
  private static final List<String> NETWORKS = List.of("x", "linkedin", " X");
  private static final int SPAN = 20;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rowsOnDiskThatAreClosedAndOpenedSayWhatMemorySays(long seed) {
    var random = new Random(seed);
    var memory = new MarketingInMemory();
    for (int run = 0; run < 5; run++) {
      try (var store = RocksRows.open(folder)) {
        var rows = new MarketingRows(store.marketing);
        for (int i = 0; i < 60; i++) {
          var event = random(random);
          replace(event, rows);
          replace(event, memory);
          assertSame(rows, memory, random);
        }
        forgetNowAndThen(run, rows, memory);
      }
    }
  }

  @Test
  void theRowsOfAPageStaySmallForYears() {
    try (var store = RocksRows.open(folder)) {
      var rows = new MarketingRows(store.marketing);
      for (int day = 0; day < 3_000; day++) {
        var header = header("brand", day, day, false);
        replace(new SocialEvent(header, "x", SocialEvent.Type.FOLLOWER_TOTAL, day), rows);
      }
      var sizes = RocksRows.sizes(store.marketing);
      assertThat(sizes).hasSize(6_000).allMatch(size -> size < 100);
    }
  }

  private static void forgetNowAndThen(int run, MarketingStore... stores) {
    for (var store : stores) {
      store.forget(PARTIES.get(run % PARTIES.size()));
    }
  }

  private static void replace(Event event, MarketingStore store) {
    var header = event.header();
    store.replace(store.version(header.partyId(), event.family(), header.key()), event);
  }

  private static void assertSame(MarketingStore rows, MarketingStore memory, Random random) {
    var network = NETWORKS.get(random.nextInt(NETWORKS.size()));
    var page = new Page(any(random), DimensionValue.of(network));
    long from = START + random.nextInt(SPAN);
    long to = from + random.nextInt(SPAN);
    assertThat(rows.lastTotalBefore(page, from)).isEqualTo(memory.lastTotalBefore(page, from));
    assertThat(rows.firstTotalAfter(page, to)).isEqualTo(memory.firstTotalAfter(page, to));
    assertThat(new HashSet<>(rows.totals(page, from, to)))
        .isEqualTo(new HashSet<>(memory.totals(page, from, to)));
    assertThat(new HashSet<>(rows.gainsAndLosses(page, from, to)))
        .isEqualTo(new HashSet<>(memory.gainsAndLosses(page, from, to)));
    assertThat(new HashSet<>(rows.versions(page.party())))
        .isEqualTo(new HashSet<>(memory.versions(page.party())));
    var key = new EventKey("social", "3");
    assertThat(rows.version(page.party(), Family.SOCIAL, key))
        .isEqualTo(memory.version(page.party(), Family.SOCIAL, key));
  }

  private static String any(Random random) {
    return PARTIES.get(random.nextInt(PARTIES.size()));
  }

  private static Event random(Random random) {
    var types = SocialEvent.Type.values();
    return new SocialEvent(
        header(any(random), random.nextInt(15), random.nextInt(SPAN), random.nextInt(4) == 0),
        NETWORKS.get(random.nextInt(NETWORKS.size())),
        types[random.nextInt(types.length)],
        random.nextInt(100));
  }

  private static Header header(String party, int id, int atMs, boolean deleted) {
    var at = Instant.ofEpochMilli(START + atMs);
    var key = new EventKey("social", Integer.toString(id));
    return new Header(key, 0, deleted, true, at, at, party, Map.of());
  }
}
