package io.funnelstreams.serve.access;

import io.funnelstreams.schemas.secret.Secret;
import io.funnelstreams.schemas.secret.SecretYaml;
import io.funnelstreams.schemas.yaml.YamlDocument;
import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlValue;
import io.funnelstreams.serve.access.AccessPolicy.AccessToken;
import io.funnelstreams.serve.access.AccessPolicy.TrustedProxy;
import io.funnelstreams.serve.api.route.AccessRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.InetAddressSet;

/** Reads the access file. */
public final class AccessYaml {
  private static final int LEAST_TOKEN = 16;

  private final SecretYaml secrets;

  private AccessYaml(SecretYaml secrets) {
    this.secrets = secrets;
  }

  /**
   * Reads a file.
   *
   * @param environment the value of a variable, where it is set
   * @throws io.funnelstreams.schemas.yaml.InvalidYamlException with every mistake
   */
  public static AccessPolicy read(Path file, Function<String, Optional<String>> environment) {
    var folder = file.toAbsolutePath().getParent();
    var reader = new AccessYaml(new SecretYaml(folder, environment));
    return YamlDocument.open(file).read(reader::policy);
  }

  private Optional<AccessPolicy> policy(YamlValue document) {
    return document.map("tokens", "proxy").map(map -> policy(document, map));
  }

  private AccessPolicy policy(YamlValue document, YamlMap map) {
    var tokens =
        map.find("tokens").map(YamlValue::items).orElse(List.of()).stream()
            .flatMap(item -> token(item).stream())
            .toList();
    var proxy = map.find("proxy").flatMap(AccessYaml::proxy);
    if (tokens.isEmpty() && map.find("proxy").isEmpty()) {
      document.problem("name tokens, a proxy, or both");
    }
    return new AccessPolicy(tokens, proxy);
  }

  private Optional<AccessToken> token(YamlValue item) {
    var map = item.map("role", "secret");
    var role =
        map.flatMap(each -> each.require("role")).flatMap(each -> each.oneOf(AccessRole.class));
    var secret = map.flatMap(each -> each.require("secret"));
    var read = secret.flatMap(secrets::secret).filter(each -> isLong(secret.orElseThrow(), each));
    return role.isPresent() && read.isPresent()
        ? Optional.of(new AccessToken(role.get(), read.get()))
        : Optional.empty();
  }

  private static boolean isLong(YamlValue value, Secret secret) {
    boolean isLong = secret.reveal().length() >= LEAST_TOKEN;
    if (!isLong) {
      value.problem(
          "a token has at least %s characters, so that nobody guesses it: openssl rand -hex 32"
              .formatted(LEAST_TOKEN));
    }
    return isLong;
  }

  private static Optional<TrustedProxy> proxy(YamlValue value) {
    var map = value.map("header", "addresses", "operators");
    var header =
        map.flatMap(each -> each.require("header"))
            .flatMap(each -> each.as(AccessYaml::headerName, "the name of a header"));
    var addresses = map.flatMap(each -> each.require("addresses")).flatMap(AccessYaml::addresses);
    var operators =
        map.flatMap(each -> each.find("operators")).map(AccessYaml::names).orElse(Set.of());
    return header.isPresent() && addresses.isPresent()
        ? Optional.of(new TrustedProxy(header.get(), addresses.get(), operators))
        : Optional.empty();
  }

  private static String headerName(String name) {
    if (!name.matches("[A-Za-z0-9-]{1,100}")) {
      throw new IllegalArgumentException("no header");
    }
    return name;
  }

  private static Optional<InetAddressSet> addresses(YamlValue list) {
    var addresses = new InetAddressSet();
    for (var item : list.items()) {
      item.as(
          text -> addresses.add(range(text.strip())), "an address, or a range such as 10.0.0.0/8");
    }
    if (addresses.isEmpty()) {
      list.problem("name the addresses that the proxy asks from");
    }
    return addresses.isEmpty() ? Optional.empty() : Optional.of(addresses);
  }

  /** A name would be looked up, and the machine that the answer names would be the proxy. */
  private static String range(String text) {
    if (!text.matches("[0-9a-fA-F.:/]+")) {
      throw new IllegalArgumentException("no address");
    }
    return text;
  }

  private static Set<String> names(YamlValue list) {
    return list.items().stream().flatMap(item -> item.text().stream()).collect(Collectors.toSet());
  }
}
