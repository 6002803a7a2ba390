package io.funnelstreams.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.http.Reply;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErrorResponsesTest {
  private static final Set<Integer> LATER = Set.of(429, 503);

  @Test
  void whoeverIsToComeBackLaterIsToldWhen() throws ReflectiveOperationException {
    int later = 0;
    for (var method : ErrorResponses.class.getDeclaredMethods()) {
      if (method.getReturnType() == Reply.class) {
        var arguments =
            Arrays.stream(method.getParameterTypes())
                .map(type -> type == int.class ? (Object) 7 : "x")
                .toArray();
        var reply = (Reply) method.invoke(null, arguments);
        assertThat(reply.retryAfter().isPresent())
            .as(method.getName())
            .isEqualTo(LATER.contains(reply.status()));
        later += reply.retryAfter().isPresent() ? 1 : 0;
      }
    }
    assertThat(later).isEqualTo(3);
  }
}
