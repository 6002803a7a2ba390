package io.funnelstreams.app.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  @Test
  void theDocumentedSettingsAreThoseOfTheCode() throws Exception {
    assertThat(Files.readString(Path.of("../docs/settings.md")))
        .as("run './funnel settings > docs/settings.md' after a change of the table")
        .isEqualTo(SettingsPage.markdown());
  }
}
