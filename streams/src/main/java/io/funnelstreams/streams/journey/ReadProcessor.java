package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.journey.Admission;
import io.funnelstreams.schemas.codec.Decoded;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.registry.PoisonRecordException;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Reads the bytes of an event topic. It does what a deserializer would, one step later, so that
 * bytes that are no event are rejected with the place they were found at, and count as read.
 */
final class ReadProcessor implements FixedKeyProcessor<String, byte[], Arrival> {
  private final Map<String, Deserializer<SpecificRecord>> deserializers;
  private final Admission admission;
  private final Rejects rejects;
  private FixedKeyProcessorContext<String, Arrival> context;

  /** Reads each topic with the deserializer of its name. */
  ReadProcessor(
      Map<String, Deserializer<SpecificRecord>> deserializers,
      Admission admission,
      Rejects rejects) {
    this.deserializers = deserializers;
    this.admission = admission;
    this.rejects = rejects;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Arrival> processorContext) {
    context = processorContext;
  }

  @Override
  public void process(FixedKeyRecord<String, byte[]> input) {
    context.forward(input.withValue(read(input.value())));
  }

  private Arrival read(byte[] raw) {
    if (raw == null) {
      return new Arrival.OfNothing();
    }
    try {
      var topic = context.recordMetadata().orElseThrow().topic();
      var avro = deserializers.get(topic).deserialize(topic, raw);
      return decoded(raw, EventCodec.toCore(avro));
    } catch (PoisonRecordException e) {
      return rejected(
          raw, new Rejection(RejectReason.UNREADABLE, Optional.empty(), e.getMessage()));
    }
  }

  private Arrival decoded(byte[] raw, Decoded decoded) {
    if (decoded instanceof Decoded.Accepted accepted) {
      var refused = admission.refuse(accepted.event());
      return refused.isEmpty()
          ? new Arrival.OfEvent(accepted.event())
          : rejected(raw, refused.get());
    }
    return rejected(raw, ((Decoded.Rejected) decoded).rejection());
  }

  private Arrival rejected(byte[] raw, Rejection rejection) {
    var at = context.recordMetadata().orElseThrow();
    return new Arrival.OfReject(rejects.of(raw, rejection, at, context.currentSystemTimeMs()));
  }
}
