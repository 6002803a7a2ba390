package io.funnelstreams.ingest.ledger;

import java.util.List;

/**
 * The changes of an import of snapshots, compared with the earlier imports.
 *
 * @param added rows that made nothing before
 * @param changed rows that make other events than before, or the same events with other values
 * @param unchanged rows that make what they made before
 * @param older rows of a lower revision than in an earlier import, which changed nothing
 * @param gone rows that are not in a complete export any more
 * @param repeated rows with the identity of an earlier row of this import but other values
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
  /** The changes of an import that does not look at earlier imports. */
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
