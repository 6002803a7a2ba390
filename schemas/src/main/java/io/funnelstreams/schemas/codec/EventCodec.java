package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.InvalidFieldException;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Events of the domain from Avro records and back. It has no state and any thread may use it. */
public final class EventCodec {
  private EventCodec() {}

  /**
   * The event that a record is.
   *
   * @return {@link RejectReason#INVALID} where the record breaks a rule of its family; the
   *     rejection names the field as the schema does, for example {@code amount.currency}
   * @throws ClassCastException where the record is of no event family: a bug of the caller
   */
  public static Decoded toCore(SpecificRecord avro) {
    try {
      return new Decoded.Accepted(AvroFamily.of(avro).toCore(avro));
    } catch (InvalidFieldException e) {
      return rejected(Optional.of(e.field()), e.getMessage());
    } catch (IllegalArgumentException e) {
      return rejected(Optional.empty(), e.getMessage());
    }
  }

  /** The record of an event. */
  public static SpecificRecord toAvro(Event event) {
    return AvroFamily.of(event.family()).toAvro(event);
  }

  private static Decoded rejected(Optional<String> field, String explanation) {
    return new Decoded.Rejected(new Rejection(RejectReason.INVALID, field, explanation));
  }
}
