package io.funnelstreams.bench.race;

import io.funnelstreams.schemas.avro.CallEvent;
import io.funnelstreams.schemas.avro.ContractEvent;
import io.funnelstreams.schemas.avro.DealEvent;
import io.funnelstreams.schemas.avro.Header;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.LeadEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What every contestant that computes something computes, by day and month, in three breakdowns.
 */
enum RaceFigure {
  LEADS("leads"),
  MQLS("mqls"),
  SQLS("sqls"),
  DEALS_WON("deals_won"),
  DEALS_LOST("deals_lost"),
  /** In minor units; the program shows it as the numerator of a quotient, in major ones. */
  WON_AMOUNT("average_deal_value"),
  PROSPECTING_CALLS("prospecting_calls"),
  CLOSING_CALLS("closing_calls"),
  CONTRACTS_SENT("contracts_sent"),
  CONTRACTS_SIGNED("contracts_signed");

  /** How many figures a cell has. */
  static final int SIZE = values().length;

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final int MINOR_UNITS = 100;

  private final String kpi;

  RaceFigure(String kpi) {
    this.kpi = kpi;
  }

  /** The place of the figure in a cell. */
  int place() {
    return Arrays.asList(values()).indexOf(this);
  }

  /** The KPI of the program that says the figure. */
  String kpi() {
    return kpi;
  }

  /** Whether a row of the program says the figure. */
  boolean isIn(Kpi row) {
    return (this == WON_AMOUNT ? row.getNumerator() : row.getValue()) != null;
  }

  /** The figure as a row of the program says it. */
  long of(Kpi row) {
    return this == WON_AMOUNT
        ? Math.round(row.getNumerator() * MINOR_UNITS)
        : Math.round(row.getValue());
  }

  /** The day of an instant, as the race's plan has it. */
  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZONE);
  }

  /** The header of an event of the four topics. */
  static Header header(SpecificRecord event) {
    if (event instanceof CallEvent call) {
      return call.getHeader();
    } else if (event instanceof DealEvent deal) {
      return deal.getHeader();
    } else if (event instanceof LeadEvent lead) {
      return lead.getHeader();
    }
    return ((ContractEvent) event).getHeader();
  }

  /** The figure that an event by itself adds to, by its type. */
  static Optional<RaceFigure> naive(SpecificRecord event) {
    if (event instanceof CallEvent call) {
      return switch (call.getPurpose()) {
        case PROSPECTING -> Optional.of(PROSPECTING_CALLS);
        case CLOSING -> Optional.of(CLOSING_CALLS);
        default -> Optional.empty();
      };
    } else if (event instanceof DealEvent deal) {
      return switch (deal.getType()) {
        case WON -> Optional.of(DEALS_WON);
        case LOST -> Optional.of(DEALS_LOST);
        default -> Optional.empty();
      };
    } else if (event instanceof LeadEvent lead) {
      return switch (lead.getType()) {
        case CREATED -> Optional.of(LEADS);
        case MQL -> Optional.of(MQLS);
        case SQL -> Optional.of(SQLS);
        default -> Optional.empty();
      };
    }
    return switch (((ContractEvent) event).getType()) {
      case SENT -> Optional.of(CONTRACTS_SENT);
      case SIGNED -> Optional.of(CONTRACTS_SIGNED);
      default -> Optional.empty();
    };
  }

  /** The segment of an event in the finest breakdown. */
  static String segment(Header header) {
    return header.getSegment().getOrDefault("region", "unknown")
        + "|"
        + header.getSegment().getOrDefault("channel", "unknown");
  }

  /** The six cells that something on a day in a segment of the finest breakdown adds to. */
  static List<String> cells(LocalDate day, String segment) {
    var region = segment.substring(0, segment.indexOf('|'));
    var month = YearMonth.from(day);
    return List.of(
        "DAY|" + day + "||",
        "DAY|" + day + "|" + region + "|",
        "DAY|" + day + "|" + segment,
        "MONTH|" + month + "||",
        "MONTH|" + month + "|" + region + "|",
        "MONTH|" + month + "|" + segment);
  }

  /** The sums of a cell in eight bytes each. */
  static Serde<long[]> sums() {
    return Serdes.serdeFrom(
        (topic, sums) -> {
          if (sums == null) {
            return null;
          }
          var out = ByteBuffer.allocate(Long.BYTES * sums.length);
          out.asLongBuffer().put(sums);
          return out.array();
        },
        (topic, bytes) -> {
          if (bytes == null) {
            return null;
          }
          var sums = new long[bytes.length / Long.BYTES];
          ByteBuffer.wrap(bytes).asLongBuffer().get(sums);
          return sums;
        });
  }

  /** A row of an output topic. */
  static String text(long[] sums) {
    return Arrays.toString(sums);
  }
}
