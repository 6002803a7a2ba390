package io.funnelstreams.schemas.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.LoadKind;
import io.funnelstreams.schemas.avro.LoadState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadBoardTest {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final long LEASE_MS = LoadBoard.LEASE.toMillis();

  private final LoadBoard board = new LoadBoard();

  @Test
  void anImportThatRenewsItsRecordGoesOn() {
    board.see(List.of(load(LoadKind.IMPORT, 1)), 0);
    board.see(List.of(load(LoadKind.IMPORT, 2)), LEASE_MS - 1);

    assertThat(board.loading(LEASE_MS + 1, NOON)).hasSize(1);
  }

  @Test
  void anImportThatRenewsItsRecordNoMoreIsDead() {
    board.see(List.of(load(LoadKind.IMPORT, 1)), 0);
    board.see(List.of(load(LoadKind.IMPORT, 1)), LEASE_MS);

    assertThat(board.loading(LEASE_MS, NOON)).isEmpty();
  }

  @Test
  void theClockOfTheImportingMachineDoesNotMatter() {
    var yearsAgo = Load.newBuilder(load(LoadKind.IMPORT, 1)).setOpenedAt(Instant.EPOCH).build();
    board.see(List.of(yearsAgo), 0);

    assertThat(board.loading(LEASE_MS - 1, NOON)).hasSize(1);
  }

  @Test
  void aSetStaysOpenWithoutRenewalsUntilItEndsByItself() {
    var set = Load.newBuilder(load(LoadKind.SET, 0)).setUntil(NOON.plusSeconds(1)).build();
    board.see(List.of(set), 0);

    assertThat(board.loading(10 * LEASE_MS, NOON)).hasSize(1);
    assertThat(board.loading(10 * LEASE_MS, NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  void aHoldOfNotificationsIsNoLoad() {
    board.see(List.of(load(LoadKind.HOLD, 0)), 0);

    assertThat(board.loading(0, NOON)).isEmpty();
    assertThat(board.hold(NOON)).isPresent();
  }

  @Test
  void whatIsNotOnTheTopicAnyMoreIsOver() {
    board.see(List.of(load(LoadKind.SET, 0), load(LoadKind.HOLD, 0)), 0);
    board.see(List.of(), 1);

    assertThat(board.loading(1, NOON)).isEmpty();
    assertThat(board.hold(NOON)).isEmpty();
  }

  private static Load load(LoadKind kind, long renewals) {
    return Load.newBuilder()
        .setLoadId(kind.name())
        .setKind(kind)
        .setState(LoadState.OPEN)
        .setHost("test")
        .setOpenedAt(NOON)
        .setRenewals(renewals)
        .build();
  }
}
