package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.journey.EventValidator;
import io.funnelstreams.core.journey.JourneyRules;
import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.schemas.codec.Decoded;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.codec.ForgettingCodec;
import io.funnelstreams.schemas.failure.FirstCause;
import io.funnelstreams.schemas.registry.PoisonRecordException;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.streams.WallClock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Reads the bytes of an event topic. It does what a deserializer would, one step later, so that
 * bytes that are no event are rejected with the place they were found at, and count as read.
 */
final class ReadProcessor implements FixedKeyProcessor<String, byte[], DecodedEvent> {
  private static final Map<String, Family> FAMILIES =
      Arrays.stream(Family.values())
          .collect(Collectors.toMap(family -> Topic.of(family).topicName(), family -> family));

  private final Map<String, Deserializer<SpecificRecord>> deserializers;
  private final JourneyRules rules;
  private final EventValidator admission;
  private final Rejects rejects;
  private final WallClock clock;
  private FixedKeyProcessorContext<String, DecodedEvent> context;

  /** Reads each topic with the deserializer of its name. */
  ReadProcessor(
      Map<String, Deserializer<SpecificRecord>> deserializers,
      JourneyRules rules,
      Rejects rejects,
      WallClock clock) {
    this.deserializers = deserializers;
    this.rules = rules;
    this.admission = new EventValidator(rules);
    this.rejects = rejects;
    this.clock = clock;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, DecodedEvent> processorContext) {
    context = processorContext;
  }

  @Override
  public void process(FixedKeyRecord<String, byte[]> input) {
    var arrival = input.value() == null ? withoutValue(input) : read(input.value());
    context.forward(input.withValue(arrival));
  }

  private DecodedEvent withoutValue(FixedKeyRecord<String, byte[]> input) {
    var forgetting = ForgettingCodec.read(input.headers());
    return forgetting.isPresent() && input.key() != null
        ? new DecodedEvent.OfForgetting(
            NormalizedText.id(input.key()), FAMILIES.get(topic()), forgetting.get())
        : new DecodedEvent.OfNothing();
  }

  private String topic() {
    return context.recordMetadata().orElseThrow().topic();
  }

  private DecodedEvent read(byte[] raw) {
    try {
      var topic = topic();
      var avro = deserializers.get(topic).deserialize(topic, raw);
      return decoded(raw, avro);
    } catch (PoisonRecordException e) {
      return unreadable(raw, e.getMessage());
    }
  }

  private DecodedEvent unreadable(byte[] raw, String cause) {
    return rejected(raw, new Rejection(RejectReason.UNREADABLE, Optional.empty(), cause));
  }

  /** A failure that the codec does not expect is a fault of this record, not of the application. */
  private DecodedEvent decoded(byte[] raw, SpecificRecord avro) {
    try {
      return decoded(raw, EventCodec.toCore(avro));
    } catch (RuntimeException e) {
      return unreadable(raw, FirstCause.of(e));
    }
  }

  private DecodedEvent decoded(byte[] raw, Decoded decoded) {
    if (decoded instanceof Decoded.Accepted accepted) {
      var event = rules.resolved(accepted.event());
      var refused = admission.validate(event);
      return refused.isEmpty() ? new DecodedEvent.OfEvent(event) : rejected(raw, refused.get());
    }
    return rejected(raw, ((Decoded.Rejected) decoded).rejection());
  }

  private DecodedEvent rejected(byte[] raw, Rejection rejection) {
    var at = context.recordMetadata().orElseThrow();
    return new DecodedEvent.OfReject(
        rejects.of(raw, rejection, at, clock.millisAt(context.currentSystemTimeMs())));
  }
}
