package io.funnelstreams.schemas.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.schemas.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretYamlTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("KEY", "abc", "EMPTY", "");

  @TempDir Path folder;

  @Test
  void secretsComeFromTheEnvironmentAndFromFilesBesideTheSource() throws IOException {
    Files.writeString(folder.resolve("old.secret"), "x y\r\n");
    Files.writeString(folder.resolve("two.secret"), "z\n\n");

    assertThat(read("[{env: KEY}, {file: old.secret}, {file: two.secret}]"))
        .containsExactly(
            Secret.of("env KEY", "abc"),
            Secret.of("file old.secret", "x y"),
            Secret.of("file two.secret", "z\n"));
    assertThat(read("{env: KEY}").get(0).name()).isEqualTo("env KEY");
  }

  @Test
  void everySecretThatCannotBeHadIsSaidAtOnce() throws IOException {
    Files.writeString(folder.resolve("empty.secret"), "\n");
    Files.write(folder.resolve("bytes.secret"), new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThatThrownBy(
            () ->
                read(
                    """
                    # what may go wrong
                    - {env: NOT_SET}
                    - {env: EMPTY}
                    - {file: gone.secret}
                    - {file: empty.secret}
                    - {file: .}
                    - {env: KEY, file: x}
                    - {}
                    - {file: bytes.secret}
                    """))
        .hasMessageContaining("source.yaml:2:9 [0].env: the environment variable")
        .hasMessageContaining("source.yaml:3:9 [1].env: ")
        .hasMessageContaining("[2].file: there is no file of this name in " + folder)
        .hasMessageContaining("[3].file: the file is empty; write the secret into it")
        .hasMessageContaining("[4].file: there is no file of this name")
        .hasMessageContaining("[5]: a secret is one of {env: NAME} and {file: PATH}")
        .hasMessageContaining("[6]: a secret is one of")
        .hasMessageContaining("[7].file: the file is no text in UTF-8");
  }

  @Test
  void aSecretThatSomebodyWroteIntoTheFileIsNotRepeated() {
    for (var yaml : List.of("[whsec_123]", "{env: whsec_123}", "{file: whsec_123}", "whsec_123")) {
      assertThatThrownBy(() -> read(yaml)).hasMessageNotContaining("whsec_123");
    }
  }

  @Test
  void aFileThatIsNoSecretIsNotRead() throws IOException {
    Files.write(folder.resolve("large"), new byte[65_537]);

    assertThatThrownBy(() -> read("{file: large}")).hasMessageContaining("larger than 65536 bytes");
  }

  @Test
  void aSecretNeverShowsItself() {
    var secret = Secret.of("env KEY", "abc");

    assertThat(secret).hasToString("Secret[env KEY]");
    assertThat(List.of(secret)).hasToString("[Secret[env KEY]]");
    assertThat(secret).isEqualTo(Secret.of("env OTHER", "abc"));
    assertThat(secret).hasSameHashCodeAs(Secret.of("env OTHER", "abc"));
    assertThat(secret).isNotEqualTo(Secret.of("env KEY", "abd"));
    assertThatThrownBy(() -> Secret.of("env KEY", "")).hasMessageContaining("env KEY is empty");
  }

  private List<Secret> read(String yaml) {
    return YamlDocument.parse("source.yaml", yaml)
        .read(
            root ->
                Optional.of(
                    new SecretYaml(folder, name -> Optional.ofNullable(ENVIRONMENT.get(name)))
                        .secrets(root)));
  }
}
