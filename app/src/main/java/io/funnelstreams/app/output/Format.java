package io.funnelstreams.app.output;

/** How rows are printed. */
public enum Format {
  /** Aligned columns, figures rounded for reading. */
  TABLE,
  /** An array of objects, figures in full. */
  JSON,
  /** RFC 4180 with a header line, figures in full. */
  CSV
}
