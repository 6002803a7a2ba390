package io.funnelstreams.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mutates the headers that carry signatures: no check throws, and no mutant with other signed parts
 * is verified.
 */
class HeaderMutationTest {
  private static final int CHANGES = 1_000;
  private static final String SIGNS = ",;= v1t\0%\n";
  private static final long SEED = 20_260_302L;

  @ParameterizedTest
  @MethodSource("io.funnelstreams.ingest.auth.Samples#all")
  void noChangeOfAHeaderThrowsOrGetsIn(Sample sample) {
    var random = new Random(SEED);
    var authentication = SchemeFile.authentication(sample.vendor(), sample.secret());
    for (var name : sample.sent().headers().keySet()) {
      var original = sample.sent().headers().get(name);
      for (int i = 0; i < CHANGES; i++) {
        var changed = mutate(original, random);
        var sent = sample.sent().header(name, changed);
        var verdict = authentication.check(sent.request(), sample.at(), sent::document);
        boolean same = meaning(changed).containsAll(meaning(original));
        assertThat(same || verdict instanceof AuthResult.Refused).as(changed).isTrue();
      }
    }
  }

  /** The distinct parts of a header, without the scheme and the blanks around them. */
  private static List<String> meaning(String header) {
    var plain = header.replaceFirst("(?i)^(basic|bearer) +", "");
    return Arrays.stream(plain.split("[,;]")).map(String::strip).distinct().sorted().toList();
  }

  private static String mutate(String text, Random random) {
    var changed = new StringBuilder(text);
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      once(changed, random);
    }
    return changed.toString();
  }

  private static void once(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(12));
    switch (random.nextInt(5)) {
      case 0 -> text.delete(at, to);
      case 1 -> text.insert(at, text.substring(at, to));
      case 2 -> text.insert(at, (char) random.nextInt(Character.MAX_VALUE));
      case 3 -> text.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
      default -> text.replace(at, to, latin(random, to - at));
    }
  }

  private static String latin(Random random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
