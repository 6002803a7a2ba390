package io.funnelstreams.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogFileTest {
  @TempDir Path folder;

  @AfterEach
  void close() {
    LogFile.close();
  }

  @Test
  void whatSomebodySentIsNoLineOfTheLog() throws IOException {
    var file = LogFile.open(folder);

    LoggerFactory.getLogger(LogFileTest.class).error("id '{}'", "x\r\n2026 ERROR forged\u001b[2J");

    assertThat(Files.readAllLines(file))
        .singleElement()
        .asString()
        .endsWith("id 'x 2026 ERROR forged [2J'");
  }
}
