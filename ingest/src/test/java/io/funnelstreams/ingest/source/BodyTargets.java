package io.funnelstreams.ingest.source;

import static io.funnelstreams.ingest.fuzz.Promises.check;

import io.funnelstreams.schemas.yaml.InvalidYamlException;
import io.funnelstreams.schemas.yaml.YamlDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Bodies of any bytes: a document of bounded depth and size, or a reason in one line. */
public final class BodyTargets {
  /** An attribute's name is written together with its element's name, so names are repeated. */
  private static final int MOST_GROWTH = 50;

  private BodyTargets() {}

  /** A JSON document. */
  public static void json(byte[] input) {
    read(new JsonBody(), input, "application/json");
  }

  /** An XML document. */
  public static void xml(byte[] input) {
    read(new XmlBody(), input, "text/xml");
  }

  /** A form of fields, or of a field with a JSON document. */
  public static void form(byte[] input) {
    read(new FormBody(Optional.empty()), input, "application/x-www-form-urlencoded");
    read(new FormBody(Optional.of("a")), input, "application/x-www-form-urlencoded");
  }

  /** A form in parts, behind a line that holds its type. */
  public static void multipart(byte[] input) {
    var type = new String(input, StandardCharsets.ISO_8859_1).split("\n", 2)[0];
    var body = Arrays.copyOfRange(input, Math.min(input.length, type.length() + 1), input.length);
    read(new MultipartBody(Optional.empty()), body, type);
    read(new MultipartBody(Optional.of("json")), body, type);
  }

  /** The file of a source: a source, or problems with their places. */
  public static void sourceFile(byte[] input) {
    try {
      var text = new String(input, StandardCharsets.UTF_8);
      SourceYaml.read(YamlDocument.parse("source.yaml", text), Path.of("source.yaml"), "own");
    } catch (InvalidYamlException e) {
      check(!e.problems().isEmpty(), "a file is refused without a reason");
    }
  }

  /** The files of the built-in sources. */
  public static Stream<byte[]> sourceFiles() {
    return BuiltInSources.names().stream()
        .map(name -> BuiltInSources.text(name).getBytes(StandardCharsets.UTF_8));
  }

  private static void read(Body body, byte[] bytes, String type) {
    try {
      long size = sizeOf(body.read(Payloads.request(bytes, type)), 0);
      check(size <= MOST_GROWTH * (bytes.length + 100L), "a document grew to " + size);
    } catch (UnreadableBody e) {
      check(!e.getMessage().isBlank(), "a body is refused without a reason");
      check(e.getMessage().lines().count() == 1, "a reason has lines: " + e.getMessage());
    }
  }

  /** Characters of keys and texts. */
  private static long sizeOf(Object value, int depth) {
    check(depth <= Body.MOST_DEPTH + 1, "a document is too deep");
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .mapToLong(e -> sizeOf((String) e.getKey(), depth) + sizeOf(e.getValue(), depth + 1))
          .sum();
    }
    if (value instanceof List<?> list) {
      return list.stream().mapToLong(each -> sizeOf(each, depth + 1)).sum();
    }
    boolean single = value == null || value instanceof Number || value instanceof Boolean;
    check(single || value instanceof String, "no value of a document");
    return single ? 1 : ((String) value).length();
  }
}
