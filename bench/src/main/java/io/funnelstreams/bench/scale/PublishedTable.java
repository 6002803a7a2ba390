package io.funnelstreams.bench.scale;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.bench.engine.KpiTopicRows;
import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The KPI topic in a file, record by record, so that the table is put together and compared where
 * its memory is not the pipeline's.
 */
final class PublishedTable {
  private static final int TOMBSTONE = -1;

  private PublishedTable() {}

  /** Writes all committed records and returns how many there are. */
  static long write(Cluster cluster, Path file) {
    long[] records = new long[1];
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        var reader = CommittedReader.open(cluster.properties(), Topic.KPIS, cluster.values())) {
      reader.toEnd(
          kpi -> {
            write(kpi.key(), (Kpi) kpi.value(), out);
            records[0]++;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records[0];
  }

  private static void write(String key, Kpi value, DataOutputStream out) {
    try {
      out.writeBoolean(true);
      out.writeUTF(key);
      if (value == null) {
        out.writeInt(TOMBSTONE);
        return;
      }
      var bytes = value.toByteBuffer();
      out.writeInt(bytes.remaining());
      out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows that exist. */
  static Map<RowKey, RowValue> read(Path file) {
    var records = new KpiTopicRows();
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (in.read() >= 0) {
        var key = in.readUTF();
        int length = in.readInt();
        records.take(
            key,
            length == TOMBSTONE
                ? null
                : Kpi.fromByteBuffer(ByteBuffer.wrap(in.readNBytes(length))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records.rows();
  }
}
