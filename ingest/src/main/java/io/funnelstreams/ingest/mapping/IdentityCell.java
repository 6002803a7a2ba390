package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.row.Row;

/** The identity of the row in work, as a value. Not safe for use by several threads at once. */
final class IdentityCell implements InputField {
  private String identity = "";

  /** Starts a row. */
  void begin(String rowIdentity) {
    identity = rowIdentity;
  }

  @Override
  public CellText value(Row row, Problems problems) {
    return CellText.written(identity);
  }

  @Override
  public String label() {
    return "the row's id";
  }
}
