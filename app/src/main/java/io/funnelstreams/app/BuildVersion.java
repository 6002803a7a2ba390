package io.funnelstreams.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The versions that this program was built from.
 *
 * @param funnel the version of FunnelStreams
 * @param kafka the version of every Kafka jar in it
 */
public record BuildVersion(String funnel, String kafka) {

  /** The versions written down by the build. */
  public static BuildVersion read() {
    var properties = new Properties();
    try (var in = BuildVersion.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuildVersion(properties.getProperty("version"), properties.getProperty("kafka"));
  }
}
