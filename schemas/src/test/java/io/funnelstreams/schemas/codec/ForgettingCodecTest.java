package io.funnelstreams.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.forget.Forgetting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ForgettingCodecTest {
  private static final Instant AT = Instant.parse("2026-04-01T12:00:00.123Z");

  @Test
  void headersSayWhatWasAsked() {
    var last = new Forgetting(AT, Aggregates.RETRACT, true, Optional.empty());
    var first = new Forgetting(AT, Aggregates.KEEP, false, Optional.of("é-next"));

    var ofOne = new Forgetting(AT, Aggregates.KEEP, false, Optional.empty(), Set.of(Family.WEB));

    assertThat(ForgettingCodec.read(ForgettingCodec.headers(ofOne))).contains(ofOne);
    assertThat(ForgettingCodec.read(ForgettingCodec.headers(last))).contains(last);
    assertThat(ForgettingCodec.read(ForgettingCodec.headers(first))).contains(first);
  }

  @Test
  void headersOfOthersSayNothing() {
    assertThat(ForgettingCodec.read(new RecordHeaders())).isEmpty();
    assertThat(ForgettingCodec.read(headers("yesterday", "keep"))).isEmpty();
    assertThat(ForgettingCodec.read(headers(AT.toString(), "some"))).isEmpty();
  }

  private static RecordHeaders headers(String at, String aggregates) {
    var headers = new RecordHeaders();
    headers.add("funnel.forget.at", at.getBytes(StandardCharsets.UTF_8));
    headers.add("funnel.forget.aggregates", aggregates.getBytes(StandardCharsets.UTF_8));
    return headers;
  }
}
