package io.funnelstreams.schemas.contract;

import io.funnelstreams.schemas.registry.SchemaSetup;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.topic.TopicSetup;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The topics as a page of documentation. */
public final class TopicsPage {
  private static final String HEAD =
      """
      # Topics

      Every number that FunnelStreams shows is on a topic, and our own page and API read nothing
      else. This page is the contract with those who read along. It is printed by `funnel topics`;
      [asyncapi.yaml](asyncapi.yaml) says the same in AsyncAPI 3, printed by
      `funnel topics --format asyncapi`.

      ## How to read
      - **Keys are text** in UTF-8. **Values are Avro in the registry's wire format**: a byte 0,
        four bytes of schema id, Avro binary. A topic's schema is the subject `<topic>-value`.
      - **Schemas evolve %s.** New fields have defaults. An enum's first symbol, `UNKNOWN`,
        is what a newer symbol becomes for an older reader. Have the reader ignore fields that it
        does not know.
      - **Read committed**: `isolation.level=read_committed`. Rows are written in transactions, and
        what a crash interrupts is written again; a reader of uncommitted records sees both.
      - **The last record of a key is the truth** on a compacted topic. A **tombstone**, a record
        without a value, takes the key away. Tombstones stay for `delete.retention.ms`, a day by
        default: a reader that was away for longer reads from the beginning into an empty table.
      - A key is always in the same partition. Order holds for a key, not between keys or topics.
      - **Days** are of the plan's time zone. `starts_at` and `ends_at` are the period's instants,
        the end excluded: `starts_at <= t AND t < ends_at` joins an instant `t` to its period, also
        where clocks change. All of time, the grain `TOTAL`, has neither: as a range without
        bounds. Sort rows of one grain by `period_start`.
      - **Money** is in major units of the currency that `unit` names. Where there is no value it
        is null, never 0, and `reason` says why.

      ## While a definition rolls out
      A plan with another zone, KPI or breakdown is a new *definition*. Every row names its own in
      the field `definition`. The new one is counted beside the old one and publishes into the same
      topics when it has caught up. `%s` has one record, under the key
      `%s`, with the version and how far its rollout is:

      | rollout | what the topics hold |
      |---|---|
      | `ANNOUNCED` | rows of the version before, which no longer change |
      | `PUBLISHING` | rows of both: new ones replace old ones, then tombstones take away the rest |
      | `COMPLETE` | rows of this version alone |

      Rows of two definitions must not be added up or compared. A correct reader therefore

      1. keeps the definition beside the rows, and shows rows of the last `COMPLETE` version;
      2. goes on showing those it had while the last record is not `COMPLETE`;
      3. when it is, reads the topics of rows to their end of that moment, and shows the new rows.

      There is no order between topics: `COMPLETE` may be seen before the last new row is. Step 3 is
      why that does not matter. Short readers that do this, in Java, JavaScript and SQL,
      are in [examples/consumers](../examples/consumers); into a database they go by
      [Kafka Connect](../examples/connect).

      ## Partitions and copies
      Topics of events, and `%s`, have `topics.event.partitions` partitions, so that a party
      is in the same partition of each. KPIs, scorecards, rejects and imports have
      `topics.output.partitions`, all others one: they are few, and read whole and in order. Copies
      are `topics.replication.factor`; from three on, two have to acknowledge a write.
      """;

  private static final int WIDTH = 118;

  private TopicsPage() {}

  /** The page in Markdown. */
  public static String markdown() {
    var page =
        new StringBuilder(
            HEAD.formatted(
                SchemaSetup.COMPATIBILITY,
                Topic.DEFINITION.topicName(),
                Topic.ACTIVE,
                Topic.MERGES.topicName()));
    for (var purpose : TopicPurpose.values()) {
      page.append("%n## %s%n%s%n".formatted(purpose.title(), wrapped(purpose.promise())));
      Arrays.stream(Topic.values())
          .filter(topic -> TopicPurpose.of(topic) == purpose)
          .forEach(topic -> page.append(section(topic)));
    }
    return page.toString().replace(System.lineSeparator(), "\n");
  }

  private static String section(Topic topic) {
    return """

    ### %s
    %s

    | | |
    |---|---|
    | key | %s: `%s`, such as `%s` |
    | record | %s |
    | kept | %s |
    | tombstone | %s |
    %s\
    """
        .formatted(
            topic.topicName(),
            wrapped(description(topic)),
            topic.key().meaning(),
            topic.key().form(),
            topic.key().example(),
            topic.valueSchema().map(schema -> "`" + schema.getFullName() + "`").orElse("binary"),
            kept(topic),
            TopicPurpose.tombstone(topic),
            topic.valueSchema().map(TopicsPage::fields).orElse(""));
  }

  private static final String OWN_FORM =
      "Events of merged parties on their way to the survivor. Values are a binary form of our own,"
          + " which changes without notice.";

  /**
   * The description of a topic's records; the schema's text also names the topic, for its other
   * readers.
   */
  static String description(Topic topic) {
    return topic
        .valueSchema()
        .map(Schema::getDoc)
        .map(doc -> doc.replace(" Topic " + topic.topicName() + ".", ""))
        .orElse(OWN_FORM);
  }

  private static String wrapped(String prose) {
    var lines = new StringBuilder();
    int column = 0;
    for (var word : prose.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        lines.append('\n');
        column = 0;
      } else if (column > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }

  private static String kept(Topic topic) {
    return TopicSetup.retention(topic).entrySet().stream()
        .map(Map.Entry::toString)
        .map(setting -> "`" + setting + "`")
        .collect(Collectors.joining(", "));
  }

  private static String fields(Schema schema) {
    return schema.getFields().stream()
        .map(
            field ->
                "| `%s` | %s | %s |"
                    .formatted(field.name(), TypeText.of(field.schema()), escaped(field.doc())))
        .collect(Collectors.joining("\n", "\n| field | type | meaning |\n|---|---|---|\n", "\n"));
  }

  private static String escaped(String doc) {
    return doc == null ? "" : doc.replace("|", "\\|").replace("<", "&lt;");
  }
}
