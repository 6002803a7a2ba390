package io.funnelstreams.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.schemas.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vendors that sign with a private key and publish the other half. */
class PublicKeySignatureTest {
  private static final Instant NOW = Samples.NOW;
  private static final String BODY = "{\"event\": \"call.hangup\"}";
  private static final String TIME = Long.toString(NOW.getEpochSecond());

  @ParameterizedTest
  @CsvSource({
    "ed25519, Ed25519, 0, Ed25519",
    "ecdsa-sha256, EC, 256, SHA256withECDSA",
    "ecdsa-sha256, EC, 256, SHA256withECDSAinP1363Format",
    "rsa-sha256, RSA, 2048, SHA256withRSA"
  })
  void everyKindIsVerifiedAndEveryChangeIsRefused(
      String algorithm, String type, int size, String signing) throws Exception {
    var keys = keys(type, size);
    var authentication = authentication(algorithm, pem(keys));
    var signature = sign(keys, signing, TIME + "|" + BODY);

    assertThat(check(authentication, BODY, TIME, signature))
        .isEqualTo(new AuthResult.Verified("file key.pem"));
    assertThat(check(authentication, BODY + " ", TIME, signature))
        .isInstanceOf(AuthResult.Refused.class);
    var later = Long.toString(NOW.getEpochSecond() + 1);
    assertThat(check(authentication, BODY, later, signature))
        .isInstanceOf(AuthResult.Refused.class);
    for (int at = 0; at < signature.length; at++) {
      var changed = Arrays.copyOf(signature, signature.length);
      changed[at] ^= 1;
      assertThat(check(authentication, BODY, TIME, changed)).isInstanceOf(AuthResult.Refused.class);
    }
    var other = authentication(algorithm, pem(keys(type, size)));
    assertThat(check(other, BODY, TIME, signature)).isInstanceOf(AuthResult.Refused.class);
  }

  @Test
  void aRawKeyOfEd25519IsReadInBase64AndInHexadecimalDigits() throws Exception {
    var keys = keys("Ed25519", 0);
    var der = keys.getPublic().getEncoded();
    var raw = Arrays.copyOfRange(der, der.length - 32, der.length);
    var signature = sign(keys, "Ed25519", TIME + "|" + BODY);

    for (var text :
        List.of(
            Base64.getEncoder().encodeToString(raw),
            HexFormat.of().formatHex(raw),
            Base64.getEncoder().encodeToString(der))) {
      assertThat(check(authentication("ed25519", text), BODY, TIME, signature))
          .isInstanceOf(AuthResult.Verified.class);
    }
  }

  @Test
  void whatIsNoPublicKeyOfTheKindIsNamedAndNotShown() throws Exception {
    var rsa = pem(keys("RSA", 2048));
    for (var wrong : List.of("hunter2hunter2", rsa)) {
      assertThatThrownBy(() -> authentication("ed25519", wrong))
          .hasMessageContaining("file key.pem: the scheme needs a public key of ed25519")
          .hasMessageNotContaining(wrong);
    }
  }

  private static KeyPair keys(String type, int size) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance(type);
    if (size > 0) {
      generator.initialize(size);
    }
    return generator.generateKeyPair();
  }

  private static String pem(KeyPair keys) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static byte[] sign(KeyPair keys, String algorithm, String text)
      throws GeneralSecurityException {
    var signature = java.security.Signature.getInstance(algorithm);
    signature.initSign(keys.getPrivate());
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    return signature.sign();
  }

  private static Authentication authentication(String algorithm, String key) {
    var schemes =
        SchemeFile.parse(
            """
            authentication:
              - signature:
                  algorithm: %s
                  signed: '{timestamp}|{body}'
                  encoding: base64
                  header: x-signature
                  timestamp: {header: x-timestamp, unit: s, tolerance: 5m}
            """
                .formatted(algorithm));
    return Authentication.of(schemes, List.of(Secret.of("file key.pem", key)));
  }

  private static AuthResult check(
      Authentication authentication, String body, String time, byte[] signature) {
    var headers =
        Map.of(
            "x-signature", List.of(Base64.getEncoder().encodeToString(signature)),
            "x-timestamp", List.of(time));
    var request =
        new Request(
            "POST",
            "https://in.acme.example/v1/sources/x",
            headers,
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8),
            "application/json",
            NOW);
    return authentication.check(request, NOW, Optional::empty);
  }
}
