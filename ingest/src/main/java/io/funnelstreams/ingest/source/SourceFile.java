package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.auth.Authentication;
import io.funnelstreams.ingest.auth.None;
import io.funnelstreams.ingest.row.FileProblem;
import io.funnelstreams.schemas.secret.Secret;
import io.funnelstreams.schemas.secret.SecretYaml;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import io.funnelstreams.schemas.yaml.Suggestion;
import io.funnelstreams.schemas.yaml.YamlDocument;
import io.funnelstreams.schemas.yaml.YamlProblem;
import io.funnelstreams.schemas.yaml.YamlValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The file of a source that a user wrote. */
final class SourceFile {
  static final String NAME = "source.yaml";

  private static final String NAMES = "[a-z0-9][a-z0-9_-]*";

  private final String name;
  private final Path file;
  private final YamlDocument own;
  private final Function<String, Optional<String>> environment;

  private SourceFile(
      Path folder, YamlDocument own, Function<String, Optional<String>> environment) {
    this.name = folder.getFileName().toString();
    this.file = folder.resolve(NAME);
    this.own = own;
    this.environment = environment;
  }

  /**
   * Opens the file of a folder.
   *
   * @throws InvalidYamlException where it is not there or no YAML
   */
  static SourceFile open(Path folder, Function<String, Optional<String>> environment) {
    return new SourceFile(folder, YamlDocument.open(folder.resolve(NAME)), environment);
  }

  /**
   * The source that it describes.
   *
   * @throws InvalidYamlException with every problem
   */
  Source source() {
    if (!name.matches(NAMES)) {
      throw problem("the folder's name is part of an address: small letters, digits, - and _");
    }
    var base = own.read(this::base);
    var whole =
        base.map(BuiltInSources::document)
            .map(below -> own.over(below, SourceYaml.OVERLAY))
            .orElse(own);
    var spec = SourceYaml.read(whole, file, name);
    var text = base.map(BuiltInSources::text).map(t -> t + "\n# " + file + "\n").orElse("");
    try {
      return new Source(name, spec, text + Files.readString(file), onOff(spec));
    } catch (FileProblem e) {
      throw problem(e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Optional<String>> base(YamlValue root) {
    return Optional.of(
        Optional.ofNullable(root.isMap() ? root.entries().get(SourceYaml.EXTENDS) : null)
            .flatMap(SourceFile::builtIn));
  }

  private static Optional<String> builtIn(YamlValue value) {
    var name = value.text();
    var names = BuiltInSources.names();
    if (name.isPresent() && !names.contains(name.get())) {
      value.problem(
          "there is no built-in source '%s'; there are %s%s"
              .formatted(
                  name.get(), String.join(", ", names), Suggestion.didYouMean(name.get(), names)));
      return Optional.empty();
    }
    return name;
  }

  /** A missing secret disables the source; it does not make the file wrong. */
  private SourceSwitch onOff(SourceSpec spec) {
    boolean needsNone =
        spec.schemes().stream().anyMatch(None.class::isInstance) || spec.schemes().isEmpty();
    var schemes = spec.handshake().map(Handshake::schemes).orElse(List.of());
    try {
      var secrets = own.read(root -> Optional.of(secrets(root)));
      var ofHandshake = own.read(root -> Optional.of(secretsOfHandshake(root)));
      Authentication.of(needsNone ? List.of() : spec.schemes(), needsNone ? List.of() : secrets);
      Authentication.of(schemes, schemes.isEmpty() ? List.of() : ofHandshake);
      return new SourceSwitch(
          secrets,
          schemes.isEmpty() ? secrets : ofHandshake,
          needsNone || !secrets.isEmpty()
              ? Optional.empty()
              : Optional.of("no secret is given to it"));
    } catch (InvalidYamlException e) {
      return off(messages(e));
    } catch (IllegalArgumentException e) {
      return off(e.getMessage());
    }
  }

  private static SourceSwitch off(String why) {
    return new SourceSwitch(List.of(), List.of(), Optional.of(why));
  }

  private List<Secret> secretsOfHandshake(YamlValue root) {
    var handshake = root.entries().get("handshake");
    return handshake == null ? List.of() : secrets(handshake);
  }

  private List<Secret> secrets(YamlValue root) {
    var secrets = root.entries().get(SourceYaml.SECRETS);
    var reader = new SecretYaml(file.toAbsolutePath().getParent(), environment);
    return secrets == null ? List.of() : reader.secrets(secrets);
  }

  private static String messages(InvalidYamlException e) {
    return e.problems().stream()
        .map(problem -> problem.field() + ": " + problem.message())
        .collect(Collectors.joining("; "));
  }

  private InvalidYamlException problem(String message) {
    return new InvalidYamlException(List.of(new YamlProblem(file.toString(), 0, 0, "", message)));
  }
}
