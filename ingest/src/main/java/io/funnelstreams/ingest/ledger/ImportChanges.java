package io.funnelstreams.ingest.ledger;

import java.util.List;

/**
 * What an import of snapshots changed, against the imports before.
 *
 * @param added rows that made nothing before
 * @param changed rows that make other events than before, or the same events with other values
 * @param unchanged rows that make what they made before
 * @param older rows of a lower revision than an import before, which changed nothing
 * @param gone rows that are not in a complete export any more
 * @param repeated rows with the identity of a row before them in this import that say something
 *     else
 * @param takenBack how many events were retracted
 * @param examples the first rows that were added, changed or gone, with their outcome
 */
public record ImportChanges(
    long added,
    long changed,
    long unchanged,
    long older,
    long gone,
    long repeated,
    long takenBack,
    List<Example> examples) {
  /** What an import changes that looks at no import before. */
  public static final ImportChanges NONE = new ImportChanges(0, 0, 0, 0, 0, 0, 0, List.of());

  /** The outcomes of a row. */
  public enum Kind {
    ADDED,
    CHANGED,
    GONE,
    OLDER,
    REPEATED
  }

  /** A row, with an explanation of its outcome. */
  public record Example(Kind kind, String rowId, String explanation) {}

  public ImportChanges {
    examples = List.copyOf(examples);
  }
}
