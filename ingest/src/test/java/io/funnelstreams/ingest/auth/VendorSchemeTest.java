package io.funnelstreams.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.schemas.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VendorSchemeTest {
  private static final Duration LONGEST = Duration.ofDays(4);

  @ParameterizedTest
  @MethodSource("io.funnelstreams.ingest.auth.Samples#all")
  void aRequestAsTheVendorSendsItIsVerified(Sample sample) {
    assertThat(sample.check(sample.sent())).isEqualTo(new AuthResult.Verified("env SECRET"));
  }

  @ParameterizedTest
  @MethodSource("io.funnelstreams.ingest.auth.Samples#all")
  void noBitOfWhatIsSignedCanBeChanged(Sample sample) {
    var tried = new AtomicInteger();
    for (var place : sample.guarded()) {
      place.changes(
          sample.sent(),
          changed -> {
            tried.incrementAndGet();
            assertThat(sample.check(changed)).isInstanceOf(AuthResult.Refused.class);
          });
    }
    assertThat(tried.get()).isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("io.funnelstreams.ingest.auth.Samples#all")
  void noBitOfTheSecretCanBeChanged(Sample sample) {
    var call = new Call(sample.sent().request(), sample.at(), sample.sent()::document);
    Bits.flip(
        sample.secret(),
        0,
        other -> {
          var wrong = List.of(Secret.of("x", other));
          assertThat(SchemeFile.schemes(sample.vendor()).stream().map(s -> s.check(call, wrong)))
              .allMatch(AuthResult.Refused.class::isInstance);
        });
  }

  @ParameterizedTest
  @MethodSource("io.funnelstreams.ingest.auth.Samples#all")
  void aSecretHoldsBesideOthersWhileItIsReplaced(Sample sample) {
    var authentication =
        SchemeFile.authentication(sample.vendor(), "next:one", sample.secret(), "old:one");

    var verdict =
        authentication.check(sample.sent().request(), sample.at(), sample.sent()::document);

    assertThat(verdict).isInstanceOf(AuthResult.Verified.class);
  }

  @ParameterizedTest
  @MethodSource("io.funnelstreams.ingest.auth.Samples#timed")
  void aRecordedRequestIsRefusedLaterAndOneOfTheFutureBefore(Sample sample) {
    var tolerance = sample.vendor().equals("dropbox-sign") ? LONGEST : Duration.ofMinutes(5);

    assertThat(sample.check(sample.sent(), sample.at().plus(tolerance)))
        .isInstanceOf(AuthResult.Verified.class);
    assertThat(sample.check(sample.sent(), sample.at().minus(tolerance)))
        .isInstanceOf(AuthResult.Verified.class);
    assertThat(sample.check(sample.sent(), sample.at().plus(tolerance).plusSeconds(1)))
        .isInstanceOf(AuthResult.Refused.class);
    assertThat(sample.check(sample.sent(), sample.at().minus(tolerance).minusSeconds(1)))
        .isInstanceOf(AuthResult.Refused.class);
  }

  @ParameterizedTest
  @MethodSource("io.funnelstreams.ingest.auth.Samples#all")
  void aRequestWithoutAnythingIsRefused(Sample sample) {
    var bare = Sent.post(sample.sent().url(), "application/json", "");

    assertThat(sample.check(bare)).isInstanceOf(AuthResult.Refused.class);
  }

  @ParameterizedTest
  @MethodSource("io.funnelstreams.ingest.auth.Samples#all")
  void nobodyIsLetInWhereThereIsNoSecret(Sample sample) {
    var off = SchemeFile.authentication(sample.vendor());

    assertThat(off.check(sample.sent().request(), sample.at(), sample.sent()::document))
        .isInstanceOf(AuthResult.Refused.class);
  }
}
