package io.funnelstreams.bench.race;

import io.funnelstreams.schemas.avro.CallEvent;
import io.funnelstreams.schemas.avro.CallPurpose;
import io.funnelstreams.schemas.avro.ContractEvent;
import io.funnelstreams.schemas.avro.DealEvent;
import io.funnelstreams.schemas.avro.LeadEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * The row of a party as somebody writes it who knows these five families and no others: 33 bytes an
 * event, in the order of time, ids as hashes. It counts an entity by going through its events, by
 * the same rules as the program; it knows no corrections and no merges.
 */
final class EventLog {
  static final byte[] EMPTY = {};

  private static final int ENTRY = 33;
  private static final int AT = 8;
  private static final int ENTITY = 16;
  private static final int AMOUNT = 24;
  private static final int STEP = 32;
  private static final long NO_AMOUNT = Long.MIN_VALUE;

  /** What an event is, as far as it counts; others are kept for their ids alone. */
  enum Step {
    OTHER,
    CREATED,
    MQL,
    SQL,
    RECYCLED,
    PROSPECTING,
    CLOSING,
    DEAL,
    WON,
    LOST,
    REOPENED,
    CONTRACT,
    SIGNED
  }

  private static final Step[] STEPS = Step.values();

  /** Takes a figure that an entity has on the day of an instant. */
  @FunctionalInterface
  interface Sums {
    void add(RaceFigure figure, long atMs, long amount);
  }

  private EventLog() {}

  /** Whether the log has an event of this id. */
  static boolean has(byte[] log, long id) {
    var in = ByteBuffer.wrap(log);
    for (int at = 0; at < log.length; at += ENTRY) {
      if (in.getLong(at) == id) {
        return true;
      }
    }
    return false;
  }

  /** The log with an event at its place in time. */
  static byte[] with(byte[] log, long id, SpecificRecord event) {
    long occurred = RaceFigure.header(event).getOccurredAt().toEpochMilli();
    var in = ByteBuffer.wrap(log);
    int place = log.length;
    while (place > 0 && in.getLong(place - ENTRY + AT) > occurred) {
      place -= ENTRY;
    }
    var out = ByteBuffer.allocate(log.length + ENTRY).put(log, 0, place);
    out.putLong(id).putLong(occurred).putLong(entity(event)).putLong(amount(event));
    out.put((byte) place(step(event)));
    return out.put(log, place, log.length - place).array();
  }

  private static int place(Step step) {
    int place = 0;
    while (STEPS[place] != step) {
      place++;
    }
    return place;
  }

  /** The hash of what an event is about; 0 where that is the party. */
  static long entity(SpecificRecord event) {
    if (event instanceof DealEvent deal) {
      return hash(deal.getDealId());
    }
    return event instanceof ContractEvent contract ? hash(contract.getContractId()) : 0;
  }

  /** A hash of 64 bits: two ids of one party share it once in an age. */
  static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  private static long amount(SpecificRecord event) {
    return event instanceof DealEvent deal && deal.getAmount() != null
        ? deal.getAmount().getMinor()
        : NO_AMOUNT;
  }

  private static Step step(SpecificRecord event) {
    if (event instanceof CallEvent call) {
      return call.getPurpose() == CallPurpose.PROSPECTING
          ? Step.PROSPECTING
          : call.getPurpose() == CallPurpose.CLOSING ? Step.CLOSING : Step.OTHER;
    } else if (event instanceof DealEvent deal) {
      return switch (deal.getType()) {
        case WON -> Step.WON;
        case LOST -> Step.LOST;
        case REOPENED -> Step.REOPENED;
        default -> Step.DEAL;
      };
    } else if (event instanceof LeadEvent lead) {
      return switch (lead.getType()) {
        case MQL -> Step.MQL;
        case SQL, CONVERTED -> Step.SQL;
        case RECYCLED -> Step.RECYCLED;
        default -> Step.CREATED;
      };
    }
    return switch (((ContractEvent) event).getType()) {
      case SIGNED -> Step.SIGNED;
      default -> Step.CONTRACT;
    };
  }

  /** Whether what an event counts as depends on no other. */
  static boolean standsAlone(SpecificRecord event) {
    return event instanceof CallEvent;
  }

  /** The figures that one event, or all of its entity's events, have in a log. */
  static void count(byte[] log, SpecificRecord event, Sums sums) {
    if (event instanceof CallEvent call) {
      call(step(event), call.getHeader().getOccurredAt(), sums);
    } else if (event instanceof DealEvent) {
      deal(log, entity(event), sums);
    } else if (event instanceof LeadEvent) {
      lead(log, sums);
    } else {
      contract(log, entity(event), sums);
    }
  }

  private static void call(Step step, Instant at, Sums sums) {
    if (step == Step.PROSPECTING) {
      sums.add(RaceFigure.PROSPECTING_CALLS, at.toEpochMilli(), 1);
    } else if (step == Step.CLOSING) {
      sums.add(RaceFigure.CLOSING_CALLS, at.toEpochMilli(), 1);
    }
  }

  private static void lead(byte[] log, Sums sums) {
    var in = ByteBuffer.wrap(log);
    boolean known = false;
    boolean mql = false;
    boolean sql = false;
    for (int at = 0; at < log.length; at += ENTRY) {
      var step = STEPS[log[at + STEP]];
      long ms = in.getLong(at + AT);
      if (step == Step.RECYCLED) {
        mql = false;
        sql = false;
      }
      boolean isLead = step == Step.CREATED || step == Step.RECYCLED;
      boolean reachesSql = step == Step.SQL;
      boolean reachesMql = reachesSql || step == Step.MQL;
      add(!known && (isLead || reachesMql), RaceFigure.LEADS, ms, sums);
      add(!mql && reachesMql, RaceFigure.MQLS, ms, sums);
      add(!sql && reachesSql, RaceFigure.SQLS, ms, sums);
      known |= isLead || reachesMql;
      mql |= reachesMql;
      sql |= reachesSql;
    }
  }

  private static void add(boolean counts, RaceFigure figure, long ms, Sums sums) {
    if (counts) {
      sums.add(figure, ms, 1);
    }
  }

  private static void deal(byte[] log, long entity, Sums sums) {
    var in = ByteBuffer.wrap(log);
    long amount = 0;
    var outcome = Step.DEAL;
    long closedMs = 0;
    for (int at = 0; at < log.length; at += ENTRY) {
      var step = STEPS[log[at + STEP]];
      if (in.getLong(at + ENTITY) != entity || step.compareTo(Step.CONTRACT) >= 0) {
        continue;
      }
      amount = in.getLong(at + AMOUNT) == NO_AMOUNT ? amount : in.getLong(at + AMOUNT);
      if (step == Step.REOPENED) {
        outcome = Step.DEAL;
      } else if (step != Step.DEAL && step != outcome) {
        outcome = step;
        closedMs = in.getLong(at + AT);
      }
    }
    add(outcome == Step.LOST, RaceFigure.DEALS_LOST, closedMs, sums);
    if (outcome == Step.WON) {
      sums.add(RaceFigure.DEALS_WON, closedMs, 1);
      sums.add(RaceFigure.WON_AMOUNT, closedMs, amount);
    }
  }

  private static void contract(byte[] log, long entity, Sums sums) {
    var in = ByteBuffer.wrap(log);
    boolean sent = false;
    boolean signed = false;
    for (int at = 0; at < log.length; at += ENTRY) {
      var step = STEPS[log[at + STEP]];
      if (in.getLong(at + ENTITY) == entity && step.compareTo(Step.CONTRACT) >= 0) {
        add(!sent, RaceFigure.CONTRACTS_SENT, in.getLong(at + AT), sums);
        add(!signed && step == Step.SIGNED, RaceFigure.CONTRACTS_SIGNED, in.getLong(at + AT), sums);
        sent = true;
        signed |= step == Step.SIGNED;
      }
    }
  }
}
