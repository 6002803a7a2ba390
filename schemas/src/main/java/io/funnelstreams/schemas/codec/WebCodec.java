package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.schemas.avro.ReferrerClass;
import java.util.Optional;

/** Page views. */
final class WebCodec {
  private WebCodec() {}

  static WebEvent toCore(io.funnelstreams.schemas.avro.WebEvent avro) {
    return new WebEvent(
        HeaderCodec.toCore(avro.getHeader()),
        Field.text(avro.getPath(), "path"),
        referrerClass(avro.getReferrerClass()),
        Optional.ofNullable(avro.getReferrer()));
  }

  static io.funnelstreams.schemas.avro.WebEvent toAvro(WebEvent event) {
    return new io.funnelstreams.schemas.avro.WebEvent(
        HeaderCodec.toAvro(event.header()),
        event.path(),
        referrerClass(event.referrerClass()),
        event.referrer().orElse(null));
  }

  private static WebEvent.ReferrerClass referrerClass(ReferrerClass referrerClass) {
    return switch (referrerClass) {
      case DIRECT -> WebEvent.ReferrerClass.DIRECT;
      case SEARCH -> WebEvent.ReferrerClass.SEARCH;
      case REFERRAL -> WebEvent.ReferrerClass.REFERRAL;
      case SOCIAL -> WebEvent.ReferrerClass.SOCIAL;
      case PAID -> WebEvent.ReferrerClass.PAID;
      case EMAIL -> WebEvent.ReferrerClass.EMAIL;
      case UNKNOWN -> throw Field.unknownSymbol("referrer_class");
    };
  }

  private static ReferrerClass referrerClass(WebEvent.ReferrerClass referrerClass) {
    return switch (referrerClass) {
      case DIRECT -> ReferrerClass.DIRECT;
      case SEARCH -> ReferrerClass.SEARCH;
      case REFERRAL -> ReferrerClass.REFERRAL;
      case SOCIAL -> ReferrerClass.SOCIAL;
      case PAID -> ReferrerClass.PAID;
      case EMAIL -> ReferrerClass.EMAIL;
    };
  }
}
