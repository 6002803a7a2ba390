package io.funnelstreams.serve.notify.setup;

import io.funnelstreams.schemas.secret.SecretYaml;
import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlValue;
import io.funnelstreams.serve.notify.receiver.MailReceiver;
import io.funnelstreams.serve.notify.receiver.MailServer;
import io.funnelstreams.serve.notify.receiver.MailServer.Login;
import io.funnelstreams.serve.notify.receiver.MailServer.Security;
import io.funnelstreams.serve.notify.receiver.Receiver;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a receiver of mails. */
final class MailYaml {
  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_TLS = 465;
  private static final int PLAIN = 25;

  private final SecretYaml secrets;

  MailYaml(SecretYaml secrets) {
    this.secrets = secrets;
  }

  Optional<Receiver> receiver(YamlMap map, Duration limit) {
    var host = map.require("host").flatMap(YamlValue::text);
    var security =
        map.find("security").flatMap(word -> word.oneOf(Security.class)).orElse(Security.STARTTLS);
    int port = map.find("port").flatMap(YamlValue::wholeNumber).orElse(usualPort(security));
    var from = map.require("from").flatMap(MailYaml::address);
    var to = map.require("to").map(MailYaml::addresses).orElse(List.of());
    var login = login(map);
    if (host.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    var server = new MailServer(host.get(), port, security, login, limit);
    return Optional.of(new MailReceiver(server, from.get(), to));
  }

  private static int usualPort(Security security) {
    return switch (security) {
      case STARTTLS -> SUBMISSION;
      case TLS -> SUBMISSION_TLS;
      case NONE -> PLAIN;
    };
  }

  private Optional<Login> login(YamlMap map) {
    var user = map.find("user").flatMap(YamlValue::text);
    var password = map.find("password").flatMap(secrets::secret);
    if (map.find("user").isPresent() != map.find("password").isPresent()) {
      map.problem("'user' and 'password' belong together");
    }
    return user.flatMap(name -> password.map(secret -> new Login(name, secret)));
  }

  private static List<InternetAddress> addresses(YamlValue value) {
    var items = value.isList() ? value.items() : List.of(value);
    if (items.isEmpty()) {
      value.problem("name at least one address");
    }
    return items.stream().flatMap(item -> address(item).stream()).toList();
  }

  private static Optional<InternetAddress> address(YamlValue value) {
    return value.as(MailYaml::address, "a mail address such as sales@example.com");
  }

  private static InternetAddress address(String text) {
    try {
      var address = new InternetAddress(text, true);
      if (!address.getAddress().contains("@")) {
        throw new IllegalArgumentException("no domain");
      }
      return address;
    } catch (AddressException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
