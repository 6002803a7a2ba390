package io.funnelstreams.ingest.fuzz;

import io.funnelstreams.ingest.request.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the fuzzer begins with: examples of every source, and cases that were kept. */
final class Seeds {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private Seeds() {}

  /** The kept cases of a target. */
  static List<Path> cases(Target target) {
    var folder = RESOURCES.resolve("fuzz").resolve(target.toString());
    return Files.isDirectory(folder) ? files(folder) : List.of();
  }

  /** The examples whose names have this ending. */
  static Stream<byte[]> examples(String ending) {
    return examples().filter(file -> file.toString().endsWith(ending)).map(Seeds::bytes);
  }

  /** The examples of parts, each behind a line with its type. */
  static Stream<byte[]> multipart() {
    return examples()
        .filter(file -> file.toString().endsWith(".multipart"))
        .map(file -> joined(type(file) + "\n", bytes(file)));
  }

  /** The examples as requests to their sources. */
  static Stream<byte[]> requests() {
    return examples().map(file -> Recorded.text(request(file)));
  }

  /** The examples of one source as requests. */
  static Stream<byte[]> requests(String source) {
    return examples()
        .filter(file -> source(file).equals(source))
        .map(file -> Recorded.text(request(file)));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> examples() {
    return files(RESOURCES.resolve("sources")).stream()
        .filter(file -> !file.toString().endsWith(".expected.json"));
  }

  private static List<Path> files(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Request request(Path file) {
    var url = "https://x.example/v1/sources/" + source(file);
    return new Request("POST", url, Map.of(), Map.of(), bytes(file), type(file), Instant.EPOCH);
  }

  private static String source(Path file) {
    return file.getName(file.getNameCount() - 2).toString();
  }

  private static String type(Path file) {
    var name = file.getFileName().toString();
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "xml" -> "text/xml";
      case "form" -> "application/x-www-form-urlencoded";
      case "multipart" -> "multipart/form-data; boundary=" + boundary(bytes(file));
      default ->
          source(file).equals("cloudevents")
              ? "application/cloudevents" + (bytes(file)[0] == '[' ? "-batch+json" : "+json")
              : "application/json";
    };
  }

  private static String boundary(byte[] body) {
    return new String(body, StandardCharsets.ISO_8859_1).split("\r?\n", 2)[0].substring(2);
  }

  private static byte[] joined(String text, byte[] bytes) {
    var start = text.getBytes(StandardCharsets.ISO_8859_1);
    var all = new byte[start.length + bytes.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(bytes, 0, all, start.length, bytes.length);
    return all;
  }
}
