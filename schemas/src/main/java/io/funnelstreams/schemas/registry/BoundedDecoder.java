package io.funnelstreams.schemas.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;

/**
 * Decodes one record after another. It rejects a record that claims a text or bytes longer than
 * itself, or more items in its lists and maps than it has bytes: Avro allocates the announced size
 * before it reads the content. An item takes at least one byte, except nulls and records without
 * fields.
 */
final class BoundedDecoder extends Decoder {
  private BinaryDecoder in;
  private int length;
  private long items;

  /** Starts to decode a record. */
  void begin(byte[] bytes, int from) {
    length = bytes.length - from;
    items = 0;
    in = DecoderFactory.get().binaryDecoder(bytes, from, length, in);
  }

  boolean isEnd() throws IOException {
    return in.isEnd();
  }

  private long counted(long more) {
    items += more;
    if (items > length) {
      throw new AvroRuntimeException("%s items are announced in %s bytes".formatted(items, length));
    }
    return more;
  }

  @Override
  public long readArrayStart() throws IOException {
    return counted(in.readArrayStart());
  }

  @Override
  public long arrayNext() throws IOException {
    return counted(in.arrayNext());
  }

  @Override
  public long skipArray() throws IOException {
    return counted(in.skipArray());
  }

  @Override
  public long readMapStart() throws IOException {
    return counted(in.readMapStart());
  }

  @Override
  public long mapNext() throws IOException {
    return counted(in.mapNext());
  }

  @Override
  public long skipMap() throws IOException {
    return counted(in.skipMap());
  }

  @Override
  public void readNull() throws IOException {
    in.readNull();
  }

  @Override
  public boolean readBoolean() throws IOException {
    return in.readBoolean();
  }

  @Override
  public int readInt() throws IOException {
    return in.readInt();
  }

  @Override
  public long readLong() throws IOException {
    return in.readLong();
  }

  @Override
  public float readFloat() throws IOException {
    return in.readFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return in.readDouble();
  }

  /** The length of the text or the bytes that follow. */
  private int size() throws IOException {
    long size = in.readLong();
    if (size < 0 || size > length) {
      throw new AvroRuntimeException(
          "a text or bytes of %s are announced in %s bytes".formatted(size, length));
    }
    return (int) size;
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    int size = size();
    var text = old == null ? new Utf8() : old;
    text.setByteLength(size);
    in.readFixed(text.getBytes(), 0, size);
    return text;
  }

  @Override
  public String readString() throws IOException {
    var bytes = new byte[size()];
    in.readFixed(bytes, 0, bytes.length);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void skipString() throws IOException {
    in.skipString();
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    int size = size();
    boolean fits =
        old != null && old.hasArray() && old.arrayOffset() == 0 && old.capacity() >= size;
    var bytes = fits ? old.clear().limit(size) : ByteBuffer.allocate(size);
    in.readFixed(bytes.array(), 0, size);
    return bytes;
  }

  @Override
  public void skipBytes() throws IOException {
    in.skipBytes();
  }

  @Override
  public void readFixed(byte[] bytes, int start, int length) throws IOException {
    in.readFixed(bytes, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    in.skipFixed(length);
  }

  @Override
  public int readEnum() throws IOException {
    return in.readEnum();
  }

  @Override
  public int readIndex() throws IOException {
    return in.readIndex();
  }
}
