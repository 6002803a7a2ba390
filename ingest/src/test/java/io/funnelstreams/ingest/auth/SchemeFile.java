package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.secret.Secret;
import io.funnelstreams.schemas.yaml.YamlDocument;
import io.funnelstreams.schemas.yaml.YamlMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The schemes that a vendor's file declares. */
final class SchemeFile {
  private SchemeFile() {}

  static List<Scheme> schemes(String vendor) {
    var name = "/auth/" + vendor + ".yaml";
    try (var in = Objects.requireNonNull(SchemeFile.class.getResourceAsStream(name), name)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Scheme> parse(String yaml) {
    return YamlDocument.parse("source.yaml", yaml)
        .read(
            root ->
                root.map("authentication")
                    .flatMap((YamlMap map) -> map.require("authentication"))
                    .map(SchemeYaml::schemes));
  }

  static Authentication authentication(String vendor, String... secrets) {
    var named = Stream.of(secrets).map(secret -> Secret.of("env SECRET", secret)).toList();
    return Authentication.of(schemes(vendor), named);
  }
}
