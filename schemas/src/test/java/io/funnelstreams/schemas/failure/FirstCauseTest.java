package io.funnelstreams.schemas.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FirstCauseTest {
  @Test
  void namesWhatTheFailureBeganWithAndNotWhatWrappedIt() {
    var failure =
        new IllegalStateException(
            "Exception caught while punctuating processor 'kpis.evaluate'",
            new RuntimeException(new ArithmeticException("the goal 'leads' has no days")));

    assertThat(FirstCause.of(failure))
        .isEqualTo("ArithmeticException: the goal 'leads' has no days");
  }

  @Test
  void namesTheKindOfACauseWithoutAMessage() {
    assertThat(FirstCause.of(new RuntimeException("wrapper", new NullPointerException())))
        .isEqualTo("NullPointerException");
  }

  @Test
  void findsAKindAnywhereInTheChain() {
    var failure = new RuntimeException(new IOException(new ArithmeticException()));

    assertThat(FirstCause.isOf(failure, IOException.class)).isTrue();
    assertThat(FirstCause.isOf(failure, NullPointerException.class)).isFalse();
  }

  @Test
  void aChainThatIsARingHasAnEnd() {
    var outer = new RuntimeException("outer");
    var inner = new RuntimeException("inner", outer);
    outer.initCause(inner);

    assertThat(FirstCause.of(outer)).isEqualTo("RuntimeException: inner");
  }
}
