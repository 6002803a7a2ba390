package io.funnelstreams.ingest.mapping;

import java.math.BigDecimal;
import java.util.List;

/** The result of reading a text as a number. */
sealed interface NumberReading {
  /**
   * A number.
   *
   * @param currencies the signs and codes of currencies around it, as they are written
   * @param doubt what makes it doubtful in a text file, where a spreadsheet may have written it
   */
  record Read(BigDecimal value, List<String> currencies, Doubt doubt) implements NumberReading {
    public Read {
      currencies = List.copyOf(currencies);
    }
  }

  /** Why a number may not be what its text says. */
  enum Doubt {
    /** There is none. */
    NONE,

    /** Its only sign can separate either a fraction or a group of three. */
    GROUP,

    /** A spreadsheet that shows an exponent has dropped digits. */
    EXPONENT
  }

  /**
   * No number.
   *
   * @param why what does not fit, as a clause
   */
  record Unread(String why) implements NumberReading {}
}
