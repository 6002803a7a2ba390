package io.funnelstreams.core.kpi;

/** A formula that cannot be read, or that names something that does not exist. */
public final class FormulaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message that quotes the formula and says where it is wrong and what was expected. */
  public FormulaException(String message) {
    super(message);
  }
}
