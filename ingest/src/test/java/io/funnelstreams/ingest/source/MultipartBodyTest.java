package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MultipartBodyTest {
  private static final String TYPE = "multipart/form-data; boundary=\"b 1\"";

  @Test
  void fieldsAreADocumentAndFilesAreLeftOut() throws UnreadableBody {
    var body =
        part("form-data; name=\"a\"", "1")
            + part("form-data; name=\"b\"", "zwölf")
            + part("form-data; name=\"b\"", "")
            + part("form-data; name=\"c\"; filename=\"c.txt\"", "a file")
            + "--b 1--\r\n";
    assertThat(read(Optional.empty(), body, TYPE))
        .isEqualTo(Map.of("a", "1", "b", List.of("zwölf", "")));
  }

  @Test
  void oneFieldCanHoldTheDocument() throws UnreadableBody {
    var body = part("form-data; name=\"json\"", "{\"x\": [1]}") + "--b 1--\r\n";
    assertThat(read(Optional.of("json"), body, TYPE)).isEqualTo(Map.of("x", List.of(1)));
    assertThatThrownBy(() -> read(Optional.of("other"), body, TYPE))
        .hasMessage("the form has no field 'other', which holds the document");
  }

  @Test
  void aBodyThatBreaksOffIsRefusedRatherThanReadInPart() {
    var body = part("form-data; name=\"a\"", "1") + "--b 1\r\nContent-Disposition: form-da";
    assertThatThrownBy(() -> read(Optional.empty(), body, TYPE))
        .isInstanceOf(UnreadableBody.class)
        .hasMessageStartingWith("its parts cannot be separated: ");
  }

  @Test
  void tooManyPartsAreRefused() {
    var body = part("form-data; name=\"a\"", "1").repeat(101) + "--b 1--\r\n";
    assertThatThrownBy(() -> read(Optional.empty(), body, TYPE))
        .isInstanceOf(UnreadableBody.class)
        .hasMessageContaining("100");
  }

  @Test
  void withoutABoundaryNothingCanBeRead() {
    assertThatThrownBy(() -> read(Optional.empty(), "", "multipart/form-data"))
        .hasMessageContaining("names no boundary");
    assertThat(new MultipartBody(Optional.empty()).accepts("application/json")).isFalse();
  }

  private static Object read(Optional<String> field, String body, String type)
      throws UnreadableBody {
    return new MultipartBody(field).read(Payloads.request(body, type));
  }

  private static String part(String disposition, String content) {
    return "--b 1\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
  }
}
