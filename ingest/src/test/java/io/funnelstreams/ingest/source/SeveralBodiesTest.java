package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeveralBodiesTest {
  private final Body jsonOrXml = new SeveralBodies(List.of(new JsonBody(), new XmlBody()));
  private final Body jsonOrForm =
      new SeveralBodies(List.of(new JsonBody(), new FormBody(Optional.empty())));

  @Test
  void theMediaTypeSaysWhichBodyItIs() throws UnreadableBody {
    assertThat(read(jsonOrXml, "{\"a\":1}", "application/json; charset=utf-8"))
        .isEqualTo(Map.of("a", 1));
    assertThat(read(jsonOrXml, "<a>1</a>", "text/xml; charset=utf-8")).isEqualTo(Map.of("a", "1"));
    assertThat(read(jsonOrForm, "{\"a\":1}", "application/x-www-form-urlencoded"))
        .isEqualTo(Map.of("{\"a\":1}", ""));
  }

  @Test
  void aBodyOfNoMediaTypeIsTheFirstThatCanBeRead() throws UnreadableBody {
    assertThat(read(jsonOrXml, "<a>1</a>", "")).isEqualTo(Map.of("a", "1"));
    assertThat(read(jsonOrForm, "a=1", "")).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void whatNoBodyCanReadIsRefusedForTheReasonOfTheFirst() {
    assertThatThrownBy(() -> read(jsonOrXml, "a=1", ""))
        .isInstanceOf(UnreadableBody.class)
        .hasMessageStartingWith("it is not JSON");
  }

  @Test
  void onlyMediaTypesOfItsBodiesAreAccepted() {
    assertThat(jsonOrXml.accepts("application/xml")).isTrue();
    assertThat(jsonOrXml.accepts("application/x-www-form-urlencoded")).isFalse();
    assertThat(new JsonBody().accepts("text/xml")).isFalse();
    assertThat(new JsonBody().accepts("text/plain")).isTrue();
  }

  private static Object read(Body body, String text, String contentType) throws UnreadableBody {
    return body.read(Payloads.request(text, contentType));
  }
}
