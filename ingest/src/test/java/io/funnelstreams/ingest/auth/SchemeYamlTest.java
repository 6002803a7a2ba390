package io.funnelstreams.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.schemas.yaml.InvalidYamlException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeYamlTest {
  private static final String RIGHT =
      "algorithm: hmac-sha256, signed: '{timestamp}.{body}', encoding: hex, header: X-Sign,"
          + " timestamp: {header: X-Time}";

  @Test
  void oneSchemeNeedsNoList() {
    assertThat(SchemeFile.parse("authentication: basic")).isEqualTo(List.of(new Basic()));
    assertThat(SchemeFile.parse("authentication: [bearer, {token: {query: key}}]"))
        .isEqualTo(List.of(new Bearer(), new Token(new ValueLocation.Query("key"))));
    assertThat(SchemeFile.parse("authentication: {signature: {" + RIGHT + "}}")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          hmac-sha256 | hmac-sha257 | did you mean 'hmac-sha256'
          hex | hax | did you mean 'hex'
          '{timestamp}.{body}' | '{timestamp}.{bodi}' | the pieces it may have are {body}, {secret}
          '{timestamp}.{body}' | '{timestamp}.{body' | is not a text to be signed
          '{timestamp}.{body}' | '{timestamp}.{body:x}' | is not a text to be signed
          '{timestamp}.{body}' | '{body}' | anybody could send an old request with a new time
          '{timestamp}.{body}' | '{timestamp}' | nothing of the body is signed
          , timestamp: {header: X-Time} | "" | say with 'timestamp' where it stands
          header: X-Sign | header: X-Sign, query: s | one of header, query and field
          , header: X-Sign | "" | one of header, query and field
          {header: X-Time} | {pair: true} | go together
          {header: X-Time} | {first: true} | needs 'list'
          {header: X-Time} | {unit: s} | say where the time stands
          {header: X-Time} | {header: X-Time, unit: m} | 'm' is not one of s, ms
          {header: X-Time} | {header: X-Time, tolerance: soon} | is not a duration
          hmac-sha256 | sha256 | needs {secret}
          encoding: hex | encoding: hex, pairs: {separator: ab, key: v1} | one sign, or comma
          encoding: hex | encoding: hex, prefx: v0= | did you mean 'prefix'
          signature: | signatur: | did you mean 'signature'
          """)
  void whatIsWrongIsSaidWithItsLineAndField(String part, String other, String problem) {
    var yaml = "authentication:\n  - {signature: {" + RIGHT + "}}\n";
    assertThat(yaml).contains(part);
    var wrong = yaml.replace(part, other == null ? "" : other);

    assertThatThrownBy(() -> SchemeFile.parse(wrong))
        .isInstanceOf(InvalidYamlException.class)
        .hasMessageContaining(problem)
        .hasMessageStartingWith("source.yaml:2:");
  }

  @Test
  void anUnknownWordAndAnEmptyListAreSaid() {
    assertThatThrownBy(() -> SchemeFile.parse("authentication: baisc"))
        .hasMessageContaining("'baisc' is not one of basic, bearer, none; did you mean 'basic'?");
    assertThatThrownBy(() -> SchemeFile.parse("authentication: []"))
        .hasMessageContaining("the list is empty");
    assertThatThrownBy(() -> SchemeFile.parse("authentication: [{}]"))
        .hasMessageContaining("a scheme is one of signature, token, basic, bearer and none");
  }
}
