package io.funnelstreams.core.event;

/**
 * The order of events of one instant, as a reader would put them who has only dates: who the party
 * is, then beginnings, changes, ends, and new beginnings of the same thing. Neither the spelling of
 * an id nor the name of a source decides where this does.
 */
public final class EventRank {
  /** Events that say who the party is. */
  public static final int IDENTITY = 0;

  /** Something begins: a deal is opened, a contract sent, a subscription started. */
  public static final int BEGINNING = 1;

  /** Something goes on in another way, or happens by itself. */
  public static final int CHANGE = 2;

  /** Something ends: a deal is won, a contract signed, a subscription cancelled. */
  public static final int END = 3;

  /** An ended entity begins anew. */
  public static final int NEW_BEGINNING = 4;

  private static final int PHASE = 10_000;
  private static final int FAMILY = 10;

  private EventRank() {}

  /** The place among events of one instant; a lower one comes first. */
  public static int of(Event event) {
    int place = event.place();
    return phase(place) * PHASE + event.family().rank() * FAMILY + place % FAMILY;
  }

  /** Which of the five an event is. */
  public static int phaseOf(Event event) {
    return phase(event.place());
  }

  /**
   * The place of an event, for {@link Event#place}.
   *
   * @param phase one of the five
   * @param within which of a family's events of the phase comes first, 0 to 9
   */
  static int place(int phase, int within) {
    return phase * FAMILY + within;
  }

  private static int phase(int place) {
    return place / FAMILY;
  }
}
