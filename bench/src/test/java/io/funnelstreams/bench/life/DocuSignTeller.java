package io.funnelstreams.bench.life;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.funnelstreams.bench.life.Happening.ContractMoved;
import io.funnelstreams.bench.life.Happening.Signing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports every step of an envelope, and the steps before it. */
final class DocuSignTeller implements Teller {
  private static final int MOMENT = 2;

  private final Map<String, ObjectNode> before = new HashMap<>();

  @Override
  public Vendor vendor() {
    return Vendor.DOCUSIGN;
  }

  @Override
  public List<ObjectNode> notifications(Happening happening) {
    if (!(happening instanceof ContractMoved it)) {
      return List.of();
    }
    var envelope = before.computeIfAbsent(it.envelope(), id -> envelope(it));
    envelope.put("status", word(it.step())).put(word(it.step()) + "DateTime", time(it.at()));
    var notification = JSON.createObjectNode().put("event", "envelope-" + word(it.step()));
    notification.put("apiVersion", "v2.1").put("retryCount", 0);
    notification.put("generatedDateTime", time(it.at().plusSeconds(MOMENT)));
    notification
        .putObject("data")
        .put("envelopeId", it.envelope())
        .set("envelopeSummary", envelope.deepCopy());
    return List.of(notification);
  }

  private static ObjectNode envelope(ContractMoved it) {
    var envelope = JSON.createObjectNode().put("envelopeId", it.envelope());
    envelope.putObject("sender").put("email", "bo@desks.example");
    envelope.putObject("recipients").putArray("signers").addObject().put("email", "she@x.example");
    var fields = envelope.putObject("customFields").putArray("textCustomFields");
    var value = BigDecimal.valueOf(it.value(), 2).toString();
    fields.addObject().put("name", "Party").put("value", String.valueOf(it.contact()));
    fields.addObject().put("name", "value").put("value", value);
    fields.addObject().put("name", "currency").put("value", "EUR");
    return envelope;
  }

  private static String word(Signing step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  private static String time(Instant at) {
    return at.toString().replace("Z", ".0000000Z");
  }

  @Override
  public ObjectNode again(ObjectNode notification) {
    return notification.deepCopy().put("retryCount", 1);
  }
}
