package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.PublicationEvent;
import java.util.Optional;
import java.util.OptionalInt;

/** Guest posts. */
final class PublicationCodec {
  private PublicationCodec() {}

  static PublicationEvent toCore(io.funnelstreams.schemas.avro.PublicationEvent avro) {
    return new PublicationEvent(
        HeaderCodec.toCore(avro.getHeader()),
        Field.text(avro.getSite(), "site"),
        authority(avro.getDomainAuthority()),
        Optional.ofNullable(avro.getUrl()),
        Optional.ofNullable(avro.getTitle()));
  }

  static io.funnelstreams.schemas.avro.PublicationEvent toAvro(PublicationEvent event) {
    var authority = event.domainAuthority();
    return new io.funnelstreams.schemas.avro.PublicationEvent(
        HeaderCodec.toAvro(event.header()),
        event.site(),
        authority.isPresent() ? authority.getAsInt() : null,
        event.url().orElse(null),
        event.title().orElse(null));
  }

  private static OptionalInt authority(Integer authority) {
    if (authority == null) {
      return OptionalInt.empty();
    }
    if (authority < 0 || authority > PublicationEvent.MAX_DOMAIN_AUTHORITY) {
      throw new InvalidFieldException(
          "domain_authority",
          "domain_authority is %s; it must be 0 to %s"
              .formatted(authority, PublicationEvent.MAX_DOMAIN_AUTHORITY));
    }
    return OptionalInt.of(authority);
  }
}
