package io.funnelstreams.serve.notify.setup;

import io.funnelstreams.schemas.secret.SecretYaml;
import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlValue;
import io.funnelstreams.serve.notify.receiver.AlertmanagerReceiver;
import io.funnelstreams.serve.notify.receiver.ChatReceiver;
import io.funnelstreams.serve.notify.receiver.HttpPost;
import io.funnelstreams.serve.notify.receiver.PagerDutyReceiver;
import io.funnelstreams.serve.notify.receiver.Receiver;
import io.funnelstreams.serve.notify.receiver.WebhookReceiver;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one receiver; its {@code type} decides which keys it has. */
final class ReceiverYaml {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final AlertmanagerReceiver.Timing TIMING =
      new AlertmanagerReceiver.Timing(Duration.ofMinutes(1), Duration.ofMinutes(15));

  private final HttpClient client = HttpPost.client(CONNECT_LIMIT);
  private final Clock clock = Clock.systemUTC();
  private final SecretYaml secrets;
  private final MailYaml mails;

  ReceiverYaml(SecretYaml secrets) {
    this.secrets = secrets;
    this.mails = new MailYaml(secrets);
  }

  /** The kinds of receivers, as a file names them. */
  private enum Type {
    SLACK("url", "timeout"),
    TEAMS("url", "timeout"),
    MAIL("host", "port", "security", "user", "password", "from", "to", "timeout"),
    PAGERDUTY("routing_key", "url", "timeout"),
    WEBHOOK("url", "secret", "timeout"),
    ALERTMANAGER("url", "user", "password", "token", "resend", "expire", "timeout");

    private final List<String> keys;

    Type(String... keys) {
      this.keys = List.of(keys);
    }

    String[] allKeys() {
      var all = new ArrayList<String>(List.of("type"));
      all.addAll(keys);
      return all.toArray(String[]::new);
    }
  }

  Optional<Receiver> receiver(YamlValue value) {
    var type = Optional.ofNullable(value.entries().get("type"));
    if (value.isMap() && type.isEmpty()) {
      value.problem("'type' is missing: slack, teams, mail, pagerduty, webhook or alertmanager");
    }
    return type.flatMap(word -> word.oneOf(Type.class))
        .flatMap(kind -> value.map(kind.allKeys()).flatMap(map -> receiver(kind, map)));
  }

  private Optional<Receiver> receiver(Type type, YamlMap map) {
    return switch (type) {
      case SLACK -> secretPost(map).map(ChatReceiver::slack);
      case TEAMS -> secretPost(map).map(ChatReceiver::teams);
      case MAIL -> mails.receiver(map, timeout(map));
      case PAGERDUTY -> pagerDuty(map);
      case WEBHOOK -> webhook(map);
      case ALERTMANAGER -> alertmanager(map);
    };
  }

  private Optional<Receiver> pagerDuty(YamlMap map) {
    var key = map.require("routing_key").flatMap(secrets::secret);
    var own = map.find("url");
    var address =
        own.isPresent()
            ? own.flatMap(this::address)
            : Optional.of(URI.create(PagerDutyReceiver.ADDRESS));
    return key.flatMap(secret -> address.map(uri -> new PagerDutyReceiver(post(uri, map), secret)));
  }

  private Optional<Receiver> webhook(YamlMap map) {
    var address = map.require("url").flatMap(this::address);
    var where = map.require("secret");
    var secret = where.flatMap(secrets::secret);
    if (address.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new WebhookReceiver(post(address.get(), map), secret.get(), clock));
    } catch (IllegalArgumentException e) {
      where.get().problem("what follows whsec_ in the secret is not Base64");
      return Optional.empty();
    }
  }

  private Optional<Receiver> alertmanager(YamlMap map) {
    var address = map.require("url").flatMap(this::address);
    var headers = authorization(map);
    var timing =
        new AlertmanagerReceiver.Timing(
            map.find("resend").flatMap(YamlValue::duration).orElse(TIMING.resend()),
            map.find("expire").flatMap(YamlValue::duration).orElse(TIMING.expire()));
    if (timing.resend().isZero()
        || timing.expire().compareTo(timing.resend().multipliedBy(2)) < 0) {
      map.problem("'expire' has to be at least twice 'resend', or alerts end between two sendings");
    }
    return address.map(uri -> new AlertmanagerReceiver(post(uri, map), headers, timing, clock));
  }

  private Map<String, String> authorization(YamlMap map) {
    var user = map.find("user").flatMap(YamlValue::text);
    var password = map.find("password").flatMap(secrets::secret);
    var token = map.find("token").flatMap(secrets::secret);
    if (map.find("user").isPresent() != map.find("password").isPresent()) {
      map.problem("'user' and 'password' belong together");
    }
    if (user.isPresent() && password.isPresent()) {
      var both = (user.get() + ":" + password.get().reveal()).getBytes(StandardCharsets.UTF_8);
      return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }
    return token
        .map(secret -> Map.of("Authorization", "Bearer " + secret.reveal()))
        .orElse(Map.of());
  }

  /** Anyone who knows the address of a chat's webhook can write there: it is a secret. */
  private Optional<HttpPost> secretPost(YamlMap map) {
    return map.require("url").flatMap(this::secretAddress).map(uri -> post(uri, map));
  }

  /** An address may be in the file, or wherever secrets are. */
  private Optional<URI> address(YamlValue value) {
    return value.isMap() ? secretAddress(value) : value.text().flatMap(text -> uri(value, text));
  }

  private Optional<URI> secretAddress(YamlValue value) {
    return secrets.secret(value).flatMap(secret -> uri(value, secret.reveal()));
  }

  /** A problem does not repeat an address, which may be a secret. */
  private static Optional<URI> uri(YamlValue value, String text) {
    try {
      return Optional.of(webAddress(text));
    } catch (IllegalArgumentException e) {
      value.problem("what stands there is no address that begins with https:// or http://");
      return Optional.empty();
    }
  }

  static URI webAddress(String text) {
    var uri = URI.create(text.strip());
    boolean web =
        uri.getScheme() != null
            && Set.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT));
    if (!web || uri.getHost() == null) {
      throw new IllegalArgumentException("no address of the web");
    }
    return uri;
  }

  private HttpPost post(URI address, YamlMap map) {
    return new HttpPost(client, address, timeout(map));
  }

  private static Duration timeout(YamlMap map) {
    return map.find("timeout").flatMap(YamlValue::duration).orElse(ANSWER_LIMIT);
  }
}
