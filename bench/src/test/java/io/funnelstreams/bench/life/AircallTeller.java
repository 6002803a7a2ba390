package io.funnelstreams.bench.life;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.funnelstreams.bench.life.Happening.Called;
import io.funnelstreams.bench.life.Happening.Purpose;
import java.util.ArrayList;
import java.util.List;

/** Reports a call when it has ended; the caller tags it later. */
final class AircallTeller implements Teller {
  private static final int TAGGED_AFTER = 300;

  @Override
  public Vendor vendor() {
    return Vendor.AIRCALL;
  }

  @Override
  public List<ObjectNode> notifications(Happening happening) {
    var notifications = new ArrayList<ObjectNode>();
    if (happening instanceof Called it) {
      notifications.add(notification("call.created", it, 0));
      notifications.add(notification("call.ended", it, it.seconds()));
      if (it.purpose() == Purpose.CLOSING) {
        var tagged = notification("call.tagged", it, it.seconds() + TAGGED_AFTER);
        tagged.withObject("/data").putArray("tags").addObject().put("name", "Closing");
        notifications.add(tagged);
      }
    }
    return notifications;
  }

  private ObjectNode notification(String event, Called it, int after) {
    long start = it.at().getEpochSecond();
    var notification = JSON.createObjectNode().put("resource", "call").put("event", event);
    notification.put("timestamp", start + after).put("token", vendor().secret());
    var call = notification.putObject("data").put("id", it.call());
    call.put("direction", it.inbound() ? "inbound" : "outbound");
    call.put("raw_digits", it.phone().substring(0, 3) + " " + it.phone().substring(3));
    call.put("started_at", start).put("duration", after == 0 ? 0 : it.seconds());
    call.putNull("answered_at").putNull("ended_at").putArray("tags");
    if (after > 0) {
      call.put("answered_at", start + 1).put("ended_at", start + it.seconds());
    }
    call.putObject("user").put("name", it.agent());
    call.putObject("number").put("name", "Sales");
    return notification;
  }
}
