package io.funnelstreams.ingest.row;

/** An expression asked a row for a column that its file does not have. */
public final class UnknownColumn extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String column;

  /** The column that is not there. */
  public UnknownColumn(String column) {
    super("there is no column '" + column + "'", null, false, false);
    this.column = column;
  }

  public String column() {
    return column;
  }
}
