package io.funnelstreams.bench.serde;

import io.funnelstreams.schemas.avro.DealEvent;
import io.funnelstreams.schemas.avro.DealType;
import io.funnelstreams.schemas.avro.Header;
import io.funnelstreams.schemas.avro.Money;
import io.funnelstreams.schemas.codec.Decoded;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.registry.AvroSerde;
import io.funnelstreams.schemas.registry.CanonicalSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A deal event (14 fields with its header, a segment of two dimensions, an amount) written and read
 * by Avro alone, with everything reused that can be, and by the serde. The codec to the domain's
 * events is measured too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SerdeBenchmark {
  private static final String TOPIC = "funnel.deals.v1";

  private final DealEvent deal = deal();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
  private final SpecificDatumWriter<DealEvent> writer = new SpecificDatumWriter<>(DealEvent.class);

  private BinaryEncoder encoder;
  private BinaryDecoder decoder;
  private SpecificDatumReader<DealEvent> reader;
  private AvroSerde<DealEvent> serde;
  private FixedRegistry registry;
  private byte[] plainBytes;
  private byte[] registryBytes;

  /** Configures the serde and writes what the readers read. */
  @Setup
  public void prepare() throws IOException {
    registry = FixedRegistry.of(DealEvent.getClassSchema());
    serde = new AvroSerde<>(DealEvent.class);
    serde.configure(Map.of("schema.registry.url", registry.url()), false);
    registryBytes = serde.serializer().serialize(TOPIC, deal);
    plainBytes = Arrays.copyOfRange(registryBytes, 5, registryBytes.length);
    // The writer's schema is what a registry holds: without Java's annotations.
    var written = new Schema.Parser().parse(canonical());
    reader = new SpecificDatumReader<>(written, DealEvent.getClassSchema());
  }

  private static String canonical() {
    return CanonicalSchema.text(DealEvent.getClassSchema());
  }

  /** Ends the registry. */
  @TearDown
  public void close() {
    registry.close();
  }

  /** Avro alone: the lower bound. */
  @Benchmark
  public byte[] writePlainAvro() throws IOException {
    out.reset();
    encoder = EncoderFactory.get().binaryEncoder(out, encoder);
    writer.write(deal, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  /** The serde. */
  @Benchmark
  public byte[] writeSerde() {
    return serde.serializer().serialize(TOPIC, deal);
  }

  /** Avro alone: the lower bound. */
  @Benchmark
  public DealEvent readPlainAvro() throws IOException {
    decoder = DecoderFactory.get().binaryDecoder(plainBytes, decoder);
    return reader.read(null, decoder);
  }

  /** The serde. */
  @Benchmark
  public DealEvent readSerde() {
    return serde.deserializer().deserialize(TOPIC, registryBytes);
  }

  /** From the Avro record to the domain's event. */
  @Benchmark
  public Decoded toCore() {
    return EventCodec.toCore(deal);
  }

  private static DealEvent deal() {
    var header =
        new Header(
            "hubspot",
            "deal-4711-won",
            3L,
            false,
            false,
            Instant.parse("2026-03-01T10:15:30.123Z"),
            Instant.parse("2026-03-01T10:15:31.456Z"),
            "contact-0815",
            Map.of("region", "EMEA", "channel", "organic_search"),
            0L,
            false);
    return new DealEvent(
        header, "deal-4711", DealType.WON, "closed won", new Money(1_250_000L, "EUR"));
  }
}
