package io.funnelstreams.bench.workload;

import io.funnelstreams.core.event.Family;
import java.util.List;
import java.util.SplittableRandom;

/** The place of a party in the funnel, and the weights with which it moves on. */
enum WorkloadPlace {
  NEW,
  LEAD,
  MQL,
  SQL,
  LOST_INTEREST,
  DEAL_OPEN,
  DEAL_LOST,
  DEAL_WON,
  CONTRACT_SENT,
  CUSTOMER;

  /**
   * One thing a party may do next.
   *
   * @param type the event type's name within its family
   */
  record Move(int weight, Family family, String type, WorkloadPlace to) {
    /** Whether a new deal, and its contract, begin. */
    boolean newRound() {
      return family == Family.DEAL && type.equals("OPENED");
    }

    boolean hasAmount() {
      return family == Family.DEAL && (newRound() || type.equals("AMOUNT_CHANGED"));
    }
  }

  Move next(SplittableRandom random) {
    var moves = moves();
    int left = random.nextInt(moves.stream().mapToInt(Move::weight).sum());
    for (var move : moves) {
      left -= move.weight();
      if (left < 0) {
        return move;
      }
    }
    throw new IllegalStateException("the weights of " + this + " do not add up");
  }

  private List<Move> moves() {
    return switch (this) {
      case NEW -> List.of(lead(9, "CREATED", LEAD), lead(1, "SQL", SQL));
      case LEAD ->
          List.of(
              lead(4, "MQL", MQL),
              call(4, "PROSPECTING", LEAD),
              lead(2, "DISQUALIFIED", LOST_INTEREST));
      case MQL ->
          List.of(
              lead(5, "SQL", SQL),
              call(4, "PROSPECTING", MQL),
              lead(1, "DISQUALIFIED", LOST_INTEREST));
      case SQL -> List.of(deal(5, "OPENED", DEAL_OPEN), call(5, "FOLLOW_UP", SQL));
      case LOST_INTEREST -> List.of(lead(1, "RECYCLED", LEAD));
      case DEAL_OPEN -> dealMoves();
      case DEAL_LOST -> List.of(deal(1, "REOPENED", DEAL_OPEN), lead(4, "RECYCLED", LEAD));
      case DEAL_WON -> List.of(contract(8, "SENT", CONTRACT_SENT), deal(1, "REOPENED", DEAL_OPEN));
      case CONTRACT_SENT ->
          List.of(
              contract(3, "VIEWED", CONTRACT_SENT),
              contract(5, "SIGNED", CUSTOMER),
              contract(1, "DECLINED", DEAL_LOST));
      case CUSTOMER -> List.of(deal(3, "OPENED", DEAL_OPEN), call(7, "FOLLOW_UP", CUSTOMER));
    };
  }

  private static List<Move> dealMoves() {
    return List.of(
        deal(4, "STAGE_CHANGED", DEAL_OPEN),
        deal(2, "AMOUNT_CHANGED", DEAL_OPEN),
        call(4, "CLOSING", DEAL_OPEN),
        deal(3, "WON", DEAL_WON),
        deal(3, "LOST", DEAL_LOST));
  }

  private static Move lead(int weight, String type, WorkloadPlace to) {
    return new Move(weight, Family.LEAD, type, to);
  }

  private static Move call(int weight, String purpose, WorkloadPlace to) {
    return new Move(weight, Family.CALL, purpose, to);
  }

  private static Move deal(int weight, String type, WorkloadPlace to) {
    return new Move(weight, Family.DEAL, type, to);
  }

  private static Move contract(int weight, String type, WorkloadPlace to) {
    return new Move(weight, Family.CONTRACT, type, to);
  }
}
