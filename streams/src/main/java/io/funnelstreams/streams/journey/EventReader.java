package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.streams.binary.BinaryReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the events of one row, in the order that an {@link EventWriter} wrote them. */
final class EventReader {
  private final BinaryReader in;
  private final List<Map<String, String>> segments = new ArrayList<>();

  EventReader(BinaryReader in) {
    this.in = in;
  }

  Event read() {
    var family = Family.valueOf(in.text());
    var header = header();
    return switch (family) {
      case LEAD ->
          new LeadEvent(
              header, LeadEvent.Type.valueOf(in.text()), in.optionalText(), in.optionalText());
      case CALL ->
          new CallEvent(
              header, CallEvent.Purpose.valueOf(in.text()), in.optionalText(), in.count());
      case DEAL ->
          new DealEvent(
              header, in.text(), DealEvent.Type.valueOf(in.text()), in.optionalText(), money());
      case CONTRACT ->
          new ContractEvent(header, in.text(), ContractEvent.Type.valueOf(in.text()), money());
    };
  }

  private Header header() {
    var key = new EventKey(in.text(), in.text());
    long revision = in.number();
    int flags = in.intCount();
    long occurred = in.number();
    long recorded = occurred + in.number();
    return new Header(
        key,
        revision,
        (flags & EventWriter.DELETED) != 0,
        (flags & EventWriter.BACKFILL) != 0,
        Instant.ofEpochMilli(occurred),
        Instant.ofEpochMilli(recorded),
        in.text(),
        segment());
  }

  private Map<String, String> segment() {
    int known = in.intCount();
    if (known > 0) {
      return segments.get(known - 1);
    }
    var values = new HashMap<String, String>();
    for (int left = in.intCount(); left > 0; left--) {
      values.put(in.text(), in.text());
    }
    var segment = Map.copyOf(values);
    segments.add(segment);
    return segment;
  }

  private Optional<Money> money() {
    return in.flag() ? Optional.of(Money.of(in.number(), in.text())) : Optional.empty();
  }
}
