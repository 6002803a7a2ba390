package io.funnelstreams.ingest.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Splits bytes into lines at LF, CR LF or CR, and takes lines back that were read too far. */
final class LineReader {
  /** A longer line is taken as a sign that the file is no text of lines. */
  static final int LONGEST_LINE = 16 << 20;

  private static final int END_OF_FILE = -1;

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

  /**
   * The number of empty lines before the buffer's content: of CR CR, the second ends an empty line.
   */
  private int emptyLines;

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
    if (emptyLines > 0) {
      emptyLines--;
      return Optional.of(line(new ByteArrayOutputStream(0)));
    }
    return peek() == END_OF_FILE ? Optional.empty() : Optional.of(nextLine());
  }

  /** Gives lines back, to be read again in the same order. */
  void giveBack(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      returned.push(lines.get(i));
    }
  }

  private Line nextLine() throws IOException {
    var bytes = new ByteArrayOutputStream(128);
    while (peek() != END_OF_FILE) {
      int end = lineEnd();
      bytes.write(buffer, from, end - from);
      from = end;
      if (end < to) {
        passEnd();
        break;
      }
      if (bytes.size() > LONGEST_LINE) {
        throw new IOException(
            "a line is longer than " + (LONGEST_LINE >> 20) + " MiB; is this a text file?");
      }
    }
    return line(bytes);
  }

  private Line line(ByteArrayOutputStream bytes) {
    return new Line(++number, Raw.own(bytes.toByteArray()));
  }

  /** Where the line ends in the buffer; the buffer's end where it does not. */
  private int lineEnd() {
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\n' || buffer[i] == '\r') {
        return i;
      }
    }
    return to;
  }

  /** Several CR before an LF are one line end: some programs write CR CR LF. */
  private void passEnd() throws IOException {
    int returns = 0;
    while (peek() == '\r') {
      from++;
      returns++;
    }
    if (peek() == '\n') {
      from++;
    } else {
      emptyLines = returns - 1;
    }
  }

  private int peek() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(buffer, 0, buffer.length));
    }
    return from == to ? END_OF_FILE : buffer[from];
  }
}
