package io.funnelstreams.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class CanonicalSchemaTest {
  private static final String PLAIN =
      "{\"type\":\"record\",\"name\":\"R\",\"fields\":["
          + "{\"name\":\"s\",\"type\":\"string\",\"default\":\"avro.java.string\"},"
          + "{\"name\":\"o\",\"type\":[\"null\",\"string\"]},"
          + "{\"name\":\"m\",\"type\":{\"type\":\"map\",\"values\":\"string\"}},"
          + "{\"name\":\"a\",\"type\":{\"type\":\"array\",\"items\":\"string\"}},"
          + "{\"name\":\"u\",\"type\":{\"type\":\"string\",\"logicalType\":\"uuid\"}}]}";

  @Test
  void javasAnnotationsGoWhereverTheyAre() {
    var annotated =
        PLAIN
            .replace("\"items\":\"string\"", "\"items\":" + STRING)
            .replace("\"values\":\"string\"", "\"values\":" + STRING + "," + ANNOTATION)
            .replace("\"null\",\"string\"", "\"null\"," + STRING)
            .replace("\"s\",\"type\":\"string\"", "\"s\",\"type\":" + STRING)
            .replace(
                "\"type\":\"string\",\"logical",
                "\"type\":\"string\"," + ANNOTATION + ",\"logical");

    assertThat(CanonicalSchema.text(parsed(annotated))).isEqualTo(PLAIN);
  }

  @Test
  void aSchemaWithoutThemStaysAsItIs() {
    assertThat(CanonicalSchema.text(parsed(PLAIN))).isEqualTo(PLAIN);
  }

  private static final String ANNOTATION = "\"avro.java.string\":\"String\"";
  private static final String STRING = "{\"type\":\"string\"," + ANNOTATION + "}";

  private static Schema parsed(String text) {
    return new Schema.Parser().parse(text);
  }
}
