package io.funnelstreams.ingest.row;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a text file without compression and byte order mark, and the encoding they are in.
 */
final class TextFile implements AutoCloseable {
  private static final int HEAD = 4;

  /** This much of a file is enough to detect its line ends. */
  private static final int BEGINNING = 1 << 16;

  private final CountingStream counted;
  private final InputStream text;
  private final Charset encoding;

  private TextFile(CountingStream counted, InputStream text, Charset encoding) {
    this.counted = counted;
    this.text = text;
    this.encoding = encoding;
  }

  /**
   * Opens a file.
   *
   * @throws FileProblem where there is no file, it may not be read, or it is no text
   */
  static TextFile open(Path file, Charset declared) {
    if (Files.isDirectory(file)) {
      throw new FileProblem(file, "this is a folder; name the files in it");
    }
    try {
      return open(file, new CountingStream(Files.newInputStream(file)), declared);
    } catch (NoSuchFileException e) {
      throw new FileProblem(file, "there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new FileProblem(file, "you may not read this file; see its permissions", e);
    } catch (IOException e) {
      throw new FileProblem(file, "it cannot be read: " + e.getMessage(), e);
    }
  }

  private static TextFile open(Path file, CountingStream counted, Charset declared)
      throws IOException {
    var bytes = new BufferedInputStream(counted, 1 << 16);
    if (startsWith(head(bytes), 0x1f, 0x8b)) {
      bytes = new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16), 1 << 16);
    }
    var head = head(bytes);
    if (startsWith(head, 'P', 'K', 3, 4)) {
      throw new FileProblem(
          file,
          "this is an Excel workbook or a zip archive; save the sheet as CSV and import that");
    }
    if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) {
      throw new FileProblem(
          file, "this is an older Excel workbook; save the sheet as CSV and import that");
    }
    var mark = Encodings.of(head);
    bytes.skipNBytes(mark.map(Encodings.Mark::length).orElse(0));
    var encoding = mark.map(Encodings.Mark::encoding).orElse(declared);
    return readByLines(encoding)
        ? new TextFile(counted, byLines(bytes, encoding), encoding)
        : new TextFile(counted, inUtf8(file, bytes, encoding), StandardCharsets.UTF_8);
  }

  /**
   * Whether a line feed and a quote are one byte each and never part of another character, so that
   * a line can be split off before it is decoded and a malformed line spoils only itself.
   */
  private static boolean readByLines(Charset encoding) {
    return !encoding.name().startsWith("UTF-16") && !encoding.name().startsWith("UTF-32");
  }

  /** The bytes, with the line ends of mainframes and word processors replaced by the usual ones. */
  private static InputStream byLines(BufferedInputStream bytes, Charset encoding)
      throws IOException {
    bytes.mark(BEGINNING);
    var beginning = new String(bytes.readNBytes(BEGINNING), encoding);
    bytes.reset();
    return LineEnds.areOthers(beginning)
        ? new ByteArrayInputStream(
            LineEnds.plain(new String(bytes.readAllBytes(), encoding)).getBytes(encoding))
        : bytes;
  }

  private static InputStream inUtf8(Path file, InputStream bytes, Charset encoding)
      throws IOException {
    try {
      var text = encoding.newDecoder().decode(ByteBuffer.wrap(bytes.readAllBytes())).toString();
      var lines = LineEnds.areOthers(text) ? LineEnds.plain(text) : text;
      return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new FileProblem(file, Text.malformed(encoding), e);
    }
  }

  private static byte[] head(BufferedInputStream bytes) throws IOException {
    bytes.mark(HEAD);
    var head = bytes.readNBytes(HEAD);
    bytes.reset();
    return head;
  }

  private static boolean startsWith(byte[] head, int... magic) {
    return head.length >= magic.length
        && Arrays.mismatch(bytesOf(magic), Arrays.copyOf(head, magic.length)) < 0;
  }

  private static byte[] bytesOf(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  InputStream text() {
    return text;
  }

  Charset encoding() {
    return encoding;
  }

  /** How many bytes of the file on disk have been read. */
  long bytesRead() {
    return counted.count;
  }

  @Override
  public void close() throws IOException {
    counted.close();
  }

  private static final class CountingStream extends FilterInputStream {
    private long count;

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int n = super.read(into, from, length);
      count += Math.max(n, 0);
      return n;
    }
  }
}
