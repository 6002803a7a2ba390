package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.schemas.avro.SocialType;

/** What happened on social networks. */
final class SocialCodec {
  private SocialCodec() {}

  static SocialEvent toCore(io.funnelstreams.schemas.avro.SocialEvent avro) {
    return new SocialEvent(
        HeaderCodec.toCore(avro.getHeader()),
        Field.text(avro.getNetwork(), "network"),
        type(avro.getType()),
        Field.notNegative(avro.getCount(), "count"));
  }

  static io.funnelstreams.schemas.avro.SocialEvent toAvro(SocialEvent event) {
    return new io.funnelstreams.schemas.avro.SocialEvent(
        HeaderCodec.toAvro(event.header()), event.network(), type(event.type()), event.count());
  }

  private static SocialEvent.Type type(SocialType type) {
    return switch (type) {
      case FOLLOWER_GAINED -> SocialEvent.Type.FOLLOWER_GAINED;
      case FOLLOWER_LOST -> SocialEvent.Type.FOLLOWER_LOST;
      case FOLLOWER_TOTAL -> SocialEvent.Type.FOLLOWER_TOTAL;
      case COMMENT -> SocialEvent.Type.COMMENT;
      case SHARE -> SocialEvent.Type.SHARE;
      case OPT_IN -> SocialEvent.Type.OPT_IN;
      case UNKNOWN -> throw Field.unknownSymbol("type");
    };
  }

  private static SocialType type(SocialEvent.Type type) {
    return switch (type) {
      case FOLLOWER_GAINED -> SocialType.FOLLOWER_GAINED;
      case FOLLOWER_LOST -> SocialType.FOLLOWER_LOST;
      case FOLLOWER_TOTAL -> SocialType.FOLLOWER_TOTAL;
      case COMMENT -> SocialType.COMMENT;
      case SHARE -> SocialType.SHARE;
      case OPT_IN -> SocialType.OPT_IN;
    };
  }
}
