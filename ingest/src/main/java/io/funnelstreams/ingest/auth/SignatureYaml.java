package io.funnelstreams.ingest.auth;

import io.funnelstreams.schemas.yaml.YamlMap;
import io.funnelstreams.schemas.yaml.YamlValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the keys of a signature, and checks that they fit together. */
final class SignatureYaml {
  private static final List<String> ALGORITHMS =
      List.of(
          "hmac-sha256",
          "hmac-sha1",
          "hmac-sha512",
          "sha256",
          "ed25519",
          "ecdsa-sha256",
          "rsa-sha256");

  private static final Map<String, Character> SEPARATORS =
      Map.of("comma", ',', "semicolon", ';', "space", ' ');

  private SignatureYaml() {}

  static Optional<Scheme> signature(YamlValue value) {
    return value
        .map(
            "algorithm",
            "signed",
            "encoding",
            "header",
            "query",
            "field",
            "prefix",
            "pairs",
            "list",
            "secret",
            "timestamp")
        .flatMap(SignatureYaml::signature);
  }

  private static Optional<Scheme> signature(YamlMap map) {
    var algorithm = map.require("algorithm").flatMap(SignatureYaml::algorithm);
    var signed = map.require("signed").flatMap(SignatureYaml::signedText);
    var encoding = map.require("encoding").flatMap(value -> value.oneOf(Encoding.class));
    var place = PlaceYaml.required(map);
    var layout = layout(map);
    var form = map.find("secret").flatMap(value -> value.oneOf(SecretForm.class));
    var timestamp = TimestampYaml.timestamp(map, layout);
    signed.ifPresent(text -> check(map, text, algorithm));
    return algorithm.flatMap(
        a ->
            signed.flatMap(
                text ->
                    encoding.flatMap(
                        e ->
                            place.map(
                                at ->
                                    new Signature(
                                        a,
                                        text,
                                        e,
                                        at,
                                        layout,
                                        form.orElse(SecretForm.TEXT),
                                        timestamp)))));
  }

  private static void check(YamlMap map, SignedText signed, Optional<Algorithm> algorithm) {
    boolean hasTime = signed.has(SignedPart.Kind.TIMESTAMP);
    if (hasTime && map.find("timestamp").isEmpty()) {
      map.problem("'signed' has {timestamp}; say with 'timestamp' where it stands");
    } else if (!hasTime && map.find("timestamp").isPresent()) {
      map.problem(
          "'signed' has no {timestamp}, so anybody could send an old request with a new time");
    }
    if (!signed.coversBody()) {
      map.problem("nothing of the body is signed, so anybody could change it; add {body}");
    }
    if (algorithm.filter(Algorithm::isPublicKey).isPresent()) {
      if (signed.has(SignedPart.Kind.SECRET)) {
        map.problem("a public key is no secret, so 'signed' cannot have {secret}");
      }
      if (map.find("secret").isPresent()) {
        map.problem("'secret' says how an HMAC's key is written; a public key says so itself");
      }
    }
    if (algorithm.filter(a -> a == Algorithm.SHA256).isPresent()
        && !signed.has(SignedPart.Kind.SECRET)) {
      map.problem("sha256 is a plain digest, which anybody can make; 'signed' needs {secret}");
    }
  }

  private static Optional<Algorithm> algorithm(YamlValue value) {
    return value
        .oneOf(ALGORITHMS)
        .map(name -> Algorithm.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  private static Optional<SignedText> signedText(YamlValue value) {
    return value.as(
        SignedText::parse,
        "a text to be signed; the pieces it may have are "
            + String.join(", ", SignedText.pieces()));
  }

  private static SignatureFormat layout(YamlMap map) {
    var prefix = map.find("prefix").flatMap(YamlValue::text);
    var pairs = map.find("pairs");
    var list = map.find("list");
    if (pairs.isPresent() && (list.isPresent() || prefix.isPresent())) {
      map.problem("'pairs' goes with neither 'list' nor 'prefix'");
    }
    return pairs
        .flatMap(SignatureYaml::pairs)
        .or(() -> list.map(value -> items(value, map, prefix.orElse(""))))
        .orElseGet(() -> new SignatureFormat.Whole(prefix.orElse("")));
  }

  private static Optional<SignatureFormat> pairs(YamlValue value) {
    return value
        .map("separator", "key", "timestamp")
        .flatMap(
            map ->
                map.require("key")
                    .flatMap(YamlValue::text)
                    .map(
                        key ->
                            new SignatureFormat.Pairs(
                                separator(map),
                                key,
                                map.find("timestamp").flatMap(YamlValue::text))));
  }

  private static SignatureFormat items(YamlValue value, YamlMap signature, String prefix) {
    char separator = value.map("separator").map(SignatureYaml::separator).orElse(',');
    return new SignatureFormat.Items(separator, TimestampYaml.isFirst(signature), prefix);
  }

  private static char separator(YamlMap map) {
    return map.require("separator")
        .flatMap(value -> value.as(SignatureYaml::sign, "one sign, or comma, semicolon or space"))
        .orElse(',');
  }

  private static char sign(String text) {
    var named = Optional.ofNullable(SEPARATORS.get(text.toLowerCase(Locale.ROOT)));
    if (named.isEmpty() && text.length() != 1) {
      throw new IllegalArgumentException(text);
    }
    return named.orElseGet(() -> text.charAt(0));
  }
}
