package io.funnelstreams.ingest.row;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Recognises the encoding of a text by its first bytes. */
final class Encodings {
  /**
   * The encoding that the first bytes show.
   *
   * @param length of the byte order mark; 0 where there is none
   */
  record Mark(Charset encoding, int length) {}

  private record Known(List<Integer> bytes, Charset encoding) {}

  private static final List<Known> MARKS =
      List.of(
          new Known(List.of(0xff, 0xfe, 0x00, 0x00), Charset.forName("UTF-32LE")),
          new Known(List.of(0x00, 0x00, 0xfe, 0xff), Charset.forName("UTF-32BE")),
          new Known(List.of(0xef, 0xbb, 0xbf), StandardCharsets.UTF_8),
          new Known(List.of(0xff, 0xfe), StandardCharsets.UTF_16LE),
          new Known(List.of(0xfe, 0xff), StandardCharsets.UTF_16BE));

  private Encodings() {}

  /** The encoding that the first four bytes show, by a mark or by zeros between letters. */
  static Optional<Mark> of(byte[] head) {
    for (var known : MARKS) {
      if (startsWith(head, known.bytes())) {
        return Optional.of(new Mark(known.encoding(), known.bytes().size()));
      }
    }
    if (head.length == 4 && letter(head[0]) && letter(head[2]) && head[1] == 0 && head[3] == 0) {
      return Optional.of(new Mark(StandardCharsets.UTF_16LE, 0));
    }
    return head.length == 4 && letter(head[1]) && letter(head[3]) && head[0] == 0 && head[2] == 0
        ? Optional.of(new Mark(StandardCharsets.UTF_16BE, 0))
        : Optional.empty();
  }

  private static boolean letter(byte value) {
    return value > 0;
  }

  private static boolean startsWith(byte[] head, List<Integer> mark) {
    if (head.length < mark.size()) {
      return false;
    }
    var expected = new byte[mark.size()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = mark.get(i).byteValue();
    }
    return Arrays.equals(expected, Arrays.copyOf(head, expected.length));
  }
}
