package io.funnelstreams.ingest.source;

import io.funnelstreams.schemas.yaml.YamlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sources that come with the program. */
final class BuiltInSources {
  private BuiltInSources() {}

  /** Their names, in the order of the alphabet. */
  static List<String> names() {
    return resource("names.txt").lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }

  /** The text of a source's file. */
  static String text(String name) {
    return resource(name + "/" + SourceFile.NAME);
  }

  /** The file; its problems name it as built in, so that no user searches for it on a disk. */
  static YamlDocument document(String name) {
    return YamlDocument.parse("built-in " + name + "/" + SourceFile.NAME, text(name));
  }

  /** A source before a user enables it. */
  static Source source(String name) {
    var spec = SourceYaml.read(document(name), Path.of(SourceFile.NAME), name);
    var off = new SourceSwitch(List.of(), List.of(), Optional.of("no secret is given to it"));
    return new Source(name, spec, text(name), off);
  }

  private static String resource(String path) {
    try (var stream = BuiltInSources.class.getResourceAsStream("builtin/" + path)) {
      if (stream == null) {
        throw new IllegalStateException("the program has no resource builtin/" + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the program cannot be read", e);
    }
  }
}
