package io.funnelstreams.ingest.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Cuts bytes into lines at LF or CR LF, and takes lines back that were read too far. */
final class LineReader {
  /** A longer line is taken as a sign that the file is no text of lines. */
  static final int LONGEST_LINE = 16 << 20;

  /**
   * A line.
   *
   * @param number counted from 1
   * @param raw without the line end
   */
  record Line(long number, Raw raw) {}

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final Deque<Line> returned = new ArrayDeque<>();
  private int from;
  private int to;
  private long number;

  LineReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next line.
   *
   * @return empty at the end; a last line without a line end counts, an empty one does not
   */
  Optional<Line> next() throws IOException {
    if (!returned.isEmpty()) {
      return Optional.of(returned.pop());
    }
    if (from == to && !fill()) {
      return Optional.empty();
    }
    int end = lineFeed();
    if (end < 0) {
      return Optional.of(longLine());
    }
    return Optional.of(cut(end));
  }

  /** Gives lines back, to be read again in the same order. */
  void giveBack(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      returned.push(lines.get(i));
    }
  }

  private Line cut(int lineFeed) {
    var bytes = new byte[lineFeed - from];
    System.arraycopy(buffer, from, bytes, 0, bytes.length);
    from = lineFeed + 1;
    return line(bytes);
  }

  private Line longLine() throws IOException {
    var bytes = new ByteArrayOutputStream();
    do {
      int end = lineFeed();
      bytes.write(buffer, from, (end < 0 ? to : end) - from);
      from = end < 0 ? to : end + 1;
      if (end >= 0) {
        break;
      }
      if (bytes.size() > LONGEST_LINE) {
        throw new IOException(
            "a line is longer than " + (LONGEST_LINE >> 20) + " MiB; is this a text file?");
      }
    } while (fill());
    return line(bytes.toByteArray());
  }

  /**
   * All carriage returns at its end go: of two, one would go each time that a row is read alone.
   */
  private Line line(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == '\r') {
      end--;
    }
    return new Line(++number, Raw.own(end == bytes.length ? bytes : Arrays.copyOf(bytes, end)));
  }

  private int lineFeed() {
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(buffer, 0, buffer.length));
    return to > 0;
  }
}
