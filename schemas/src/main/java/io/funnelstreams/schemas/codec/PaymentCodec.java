package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.schemas.avro.PaymentDocument;
import io.funnelstreams.schemas.avro.PaymentType;

/** Payments and refunds. */
final class PaymentCodec {
  private PaymentCodec() {}

  static PaymentEvent toCore(io.funnelstreams.schemas.avro.PaymentEvent avro) {
    return new PaymentEvent(
        HeaderCodec.toCore(avro.getHeader()),
        Field.text(avro.getDocumentId(), "document_id"),
        document(avro.getDocument()),
        type(avro.getType()),
        Field.notNegative(MoneyCodec.required(avro.getAmount(), "amount"), "amount"));
  }

  static io.funnelstreams.schemas.avro.PaymentEvent toAvro(PaymentEvent event) {
    return new io.funnelstreams.schemas.avro.PaymentEvent(
        HeaderCodec.toAvro(event.header()),
        event.documentId(),
        document(event.document()),
        type(event.type()),
        MoneyCodec.toAvro(event.amount()));
  }

  private static PaymentEvent.Document document(PaymentDocument document) {
    return switch (document) {
      case ORDER -> PaymentEvent.Document.ORDER;
      case INVOICE -> PaymentEvent.Document.INVOICE;
      case UNKNOWN -> throw Field.unknownSymbol("document");
    };
  }

  private static PaymentDocument document(PaymentEvent.Document document) {
    return switch (document) {
      case ORDER -> PaymentDocument.ORDER;
      case INVOICE -> PaymentDocument.INVOICE;
    };
  }

  private static PaymentEvent.Type type(PaymentType type) {
    return switch (type) {
      case PAID -> PaymentEvent.Type.PAID;
      case REFUNDED -> PaymentEvent.Type.REFUNDED;
      case UNKNOWN -> throw Field.unknownSymbol("type");
    };
  }

  private static PaymentType type(PaymentEvent.Type type) {
    return switch (type) {
      case PAID -> PaymentType.PAID;
      case REFUNDED -> PaymentType.REFUNDED;
    };
  }
}
