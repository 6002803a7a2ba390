package io.funnelstreams.app.setting;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A setting that is an address to listen on, as {@code host:port}, or nothing. */
final class HostAndPort implements ConfigDef.Validator {
  @Override
  public void ensureValid(String name, Object value) {
    try {
      of((String) value);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name, value, "it is no host:port such as 127.0.0.1:9464");
    }
  }

  /**
   * The address; empty where the text is.
   *
   * @throws IllegalArgumentException where it is no host and port
   */
  static Optional<InetSocketAddress> of(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    var uri = URI.create("http://" + text.strip());
    if (uri.getHost() == null || uri.getPort() < 0) {
      throw new IllegalArgumentException("no host and port");
    }
    return Optional.of(new InetSocketAddress(uri.getHost(), uri.getPort()));
  }
}
