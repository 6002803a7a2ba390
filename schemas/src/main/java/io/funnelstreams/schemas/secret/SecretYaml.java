package io.funnelstreams.schemas.secret;

import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlValue;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads where a secret is: {@code {env: NAME}} or {@code {file: PATH}}. Problems never repeat the
 * value in the file, because it may be the secret itself.
 */
public final class SecretYaml {
  private static final Logger LOG = LoggerFactory.getLogger(SecretYaml.class);
  private static final int MOST_BYTES = 65_536;

  private static final Pattern NAME =
      Pattern.compile("[A-Z][A-Z0-9]{0,11}|[A-Z][A-Z0-9]{0,15}(_[A-Z0-9]{1,16})+");

  private final Path folder;
  private final Function<String, Optional<String>> environment;

  /**
   * A reader.
   *
   * @param folder where files are searched
   * @param environment the value of a variable, where it is set
   */
  public SecretYaml(Path folder, Function<String, Optional<String>> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** The secrets of one value or a list that can be read; each other one has been reported. */
  public List<Secret> secrets(YamlValue value) {
    var items = value.isList() ? value.items() : List.of(value);
    if (items.isEmpty()) {
      value.problem("the list is empty; name a secret: {env: NAME} or {file: PATH}");
    }
    return items.stream().flatMap(item -> secret(item).stream()).toList();
  }

  /** The secret; empty where it cannot be read, which has been reported. */
  public Optional<Secret> secret(YamlValue value) {
    if (!value.isMap()) {
      value.problem(
          "write where the secret is, {env: NAME} or {file: PATH}, never the secret itself");
      return Optional.empty();
    }
    return value.map("env", "file").flatMap(this::secret);
  }

  private Optional<Secret> secret(YamlMap map) {
    var env = map.find("env");
    var file = map.find("file");
    if (env.isPresent() == file.isPresent()) {
      map.problem("a secret is one of {env: NAME} and {file: PATH}");
      return Optional.empty();
    }
    return env.flatMap(this::ofEnvironment).or(() -> file.flatMap(this::ofFile));
  }

  private Optional<Secret> ofEnvironment(YamlValue value) {
    var name = value.text();
    var secret = name.flatMap(environment);
    if (name.isPresent() && secret.isEmpty()) {
      value.problem(
          "the environment variable %s is not set; set it and start again"
              .formatted(shown(name.get())));
    } else if (secret.isPresent() && secret.get().isEmpty()) {
      value.problem("the environment variable %s is empty".formatted(shown(name.get())));
    }
    return secret.filter(text -> !text.isEmpty()).map(text -> Secret.of("env " + name.get(), text));
  }

  /** Shows a name only where it cannot be anything else: the value may be the secret itself. */
  private static String shown(String name) {
    return NAME.matcher(name).matches() ? name : "of this name";
  }

  private Optional<Secret> ofFile(YamlValue value) {
    return value.text().flatMap(name -> ofFile(value, name));
  }

  private Optional<Secret> ofFile(YamlValue value, String name) {
    try {
      var file = folder.resolve(name);
      if (!Files.isRegularFile(file)) {
        value.problem("there is no file of this name in " + folder);
        return Optional.empty();
      }
      if (Files.size(file) > MOST_BYTES) {
        value.problem("the file is larger than " + MOST_BYTES + " bytes, so it is no secret");
        return Optional.empty();
      }
      warnOfReaders(file);
      return ofText(value, "file " + name, Files.readString(file));
    } catch (InvalidPathException e) {
      value.problem("this is not the path of a file");
    } catch (CharacterCodingException e) {
      value.problem("the file is no text in UTF-8; a key of bytes is written as Base64");
    } catch (IOException e) {
      value.problem("the file cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    return Optional.empty();
  }

  private static void warnOfReaders(Path file) throws IOException {
    var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
      LOG.warn(
          "file={}: every user of this machine can read this secret; take the right away with:"
              + " chmod o-r {}",
          file,
          file);
    }
  }

  /** Editors end a file with a line break, which is not part of the secret. */
  private static Optional<Secret> ofText(YamlValue value, String name, String text) {
    var secret = text.replaceFirst("\\r?\\n\\z", "");
    if (secret.isEmpty()) {
      value.problem("the file is empty; write the secret into it");
      return Optional.empty();
    }
    return Optional.of(Secret.of(name, secret));
  }
}
