package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code authentication}: a scheme or a list of them. A scheme is a word ({@code basic},
 * {@code bearer}, {@code none}) or a map of one key ({@code signature: {...}}, {@code token:
 * {...}}).
 */
public final class SchemeYaml {
  private static final Map<String, Scheme> WORDS =
      Map.of("basic", new Basic(), "bearer", new Bearer(), "none", new None());

  private SchemeYaml() {}

  /** The schemes that are right; everything that is wrong has been reported. */
  public static List<Scheme> schemes(YamlValue value) {
    var items = value.isList() ? value.items() : List.of(value);
    if (items.isEmpty()) {
      value.problem("the list is empty; write a scheme, or 'none' where nothing is to be checked");
    }
    return items.stream().flatMap(item -> scheme(item).stream()).toList();
  }

  private static Optional<Scheme> scheme(YamlValue item) {
    if (!item.isMap()) {
      return item.oneOf(List.of("basic", "bearer", "none")).map(WORDS::get);
    }
    return item.map("signature", "token").flatMap(SchemeYaml::scheme);
  }

  private static Optional<Scheme> scheme(YamlMap map) {
    var signature = map.find("signature");
    var token = map.find("token");
    if (signature.isPresent() == token.isPresent()) {
      map.problem("a scheme is one of signature, token, basic, bearer and none");
      return Optional.empty();
    }
    return signature
        .flatMap(SignatureYaml::signature)
        .or(
            () ->
                token
                    .flatMap(value -> value.map("header", "query", "field"))
                    .flatMap(PlaceYaml::required)
                    .map(Token::new));
  }
}
