package io.funnelstreams.schemas.registry;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;

/**
 * How to reach a registry. Each key also works with the prefix {@code schema.registry.}, which
 * takes precedence; the {@code ssl.} keys work only with the prefix, since without it they are
 * Kafka's own.
 */
public final class RegistryConfig {
  /** The key of the registry's addresses. */
  public static final String URL = "schema.registry.url";

  private static final String PREFIX = "schema.registry.";
  private static final String BASIC_SOURCE = "basic.auth.credentials.source";
  private static final String BASIC_USER_INFO = "basic.auth.user.info";
  private static final String BEARER_SOURCE = "bearer.auth.credentials.source";
  private static final String BEARER_TOKEN = "bearer.auth.token";
  private static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
  private static final String READ_TIMEOUT = "http.read.timeout.ms";
  private static final String RETRIES = "max.retries";
  private static final String RETRY_WAIT = "retries.wait.ms";
  private static final String RETRY_MAX_WAIT = "retries.max.wait.ms";

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(URL, LIST, HIGH, "Addresses, tried in turn.")
          .define(BASIC_SOURCE, STRING, "URL", MEDIUM, "URL or USER_INFO.")
          .define(BASIC_USER_INFO, PASSWORD, "", MEDIUM, "user:password.")
          .define(BEARER_SOURCE, STRING, "", MEDIUM, "STATIC_TOKEN.")
          .define(BEARER_TOKEN, PASSWORD, "", MEDIUM, "The token.")
          .define(CONNECT_TIMEOUT, INT, 3_000, atLeast(1), LOW, "To connect.")
          .define(READ_TIMEOUT, INT, 5_000, atLeast(1), LOW, "To get an answer.")
          .define(RETRIES, INT, 3, atLeast(0), LOW, "Rounds after the first.")
          .define(RETRY_WAIT, LONG, 200L, atLeast(0), LOW, "Before the second round.")
          .define(RETRY_MAX_WAIT, LONG, 2_000L, atLeast(0), LOW, "Between rounds.");

  private final List<Endpoint> endpoints;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final RetryPolicy retry;
  private final Map<String, ?> ssl;

  /** What makes two configurations the same registry; it holds secrets and is never shown. */
  private final Map<String, Object> identity;

  private RegistryConfig(AbstractConfig config, Map<String, Object> ssl) {
    this.endpoints = endpoints(config);
    this.connectTimeout = Duration.ofMillis(config.getInt(CONNECT_TIMEOUT));
    this.readTimeout = Duration.ofMillis(config.getInt(READ_TIMEOUT));
    this.retry =
        new RetryPolicy(
            config.getInt(RETRIES),
            Duration.ofMillis(config.getLong(RETRY_WAIT)),
            Duration.ofMillis(config.getLong(RETRY_MAX_WAIT)));
    this.ssl = ssl;
    this.identity = new HashMap<>(config.values());
    identity.putAll(ssl);
  }

  /**
   * The registry's part of a client's configuration; keys that are not of the registry are left
   * alone.
   *
   * @throws ConfigException where a key is missing or has a value that cannot be
   */
  public static RegistryConfig of(Map<String, ?> configs) {
    var own = new HashMap<String, Object>();
    for (var key : DEFINITION.names()) {
      var prefixed = configs.get(PREFIX + key);
      var value = prefixed == null ? configs.get(key) : prefixed;
      if (value != null) {
        own.put(key, value);
      }
    }
    return new RegistryConfig(new AbstractConfig(DEFINITION, own, false), ssl(configs));
  }

  private static Map<String, Object> ssl(Map<String, ?> configs) {
    var given = new HashMap<String, Object>();
    configs.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX + "ssl.")) {
            given.put(key.substring(PREFIX.length()), value);
          }
        });
    if (given.isEmpty()) {
      return Map.of();
    }
    var definition = new ConfigDef();
    SslConfigs.addClientSslSupport(definition);
    return new HashMap<>(new AbstractConfig(definition, given, false).values());
  }

  private static List<Endpoint> endpoints(AbstractConfig config) {
    var endpoints =
        config.getList(URL).stream().map(String::trim).map(url -> endpoint(config, url)).toList();
    if (endpoints.isEmpty()) {
      throw new ConfigException(URL + " is empty; give the registry's address, http://host:port");
    }
    return endpoints;
  }

  private static Endpoint endpoint(AbstractConfig config, String text) {
    var url = uri(text);
    var bare = text.replaceFirst("//[^/@]*@", "//").replaceFirst("/+$", "");
    return new Endpoint(URI.create(bare), authorization(config, url));
  }

  private static URI uri(String text) {
    // The text may hold a password, so no message repeats it.
    try {
      var url = URI.create(text);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // The message of the cause repeats the text.
    }
    throw new ConfigException(
        URL + " has an address that is not of the form http://host:port or https://host:port");
  }

  private static Optional<String> authorization(AbstractConfig config, URI url) {
    if (!config.getString(BEARER_SOURCE).isBlank()) {
      return Optional.of("Bearer " + token(config));
    }
    var userInfo =
        switch (config.getString(BASIC_SOURCE)) {
          case "URL" -> Optional.ofNullable(url.getUserInfo());
          case "USER_INFO" -> Optional.of(secret(config, BASIC_USER_INFO));
          default -> throw unsupported(config, BASIC_SOURCE, "URL or USER_INFO");
        };
    return userInfo.map(RegistryConfig::basic);
  }

  private static String basic(String userInfo) {
    var bytes = userInfo.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private static String token(AbstractConfig config) {
    if (!config.getString(BEARER_SOURCE).equals("STATIC_TOKEN")) {
      throw unsupported(config, BEARER_SOURCE, "STATIC_TOKEN");
    }
    return secret(config, BEARER_TOKEN);
  }

  private static String secret(AbstractConfig config, String key) {
    Password secret = config.getPassword(key);
    if (secret.value().isBlank()) {
      throw new ConfigException(key + " is missing; the credentials source asks for it");
    }
    return secret.value();
  }

  private static ConfigException unsupported(AbstractConfig config, String key, String choice) {
    return new ConfigException(key, config.getString(key), "use " + choice);
  }

  List<Endpoint> endpoints() {
    return endpoints;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  Duration readTimeout() {
    return readTimeout;
  }

  RetryPolicy retry() {
    return retry;
  }

  /** Kafka's {@code ssl.} keys; empty for the JDK's own trust store. */
  Map<String, ?> ssl() {
    return ssl;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegistryConfig config && identity.equals(config.identity);
  }

  @Override
  public int hashCode() {
    return identity.hashCode();
  }

  /** The addresses, without secrets. */
  @Override
  public String toString() {
    return endpoints.toString();
  }
}
