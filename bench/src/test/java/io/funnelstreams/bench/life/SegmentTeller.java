package io.funnelstreams.bench.life;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.funnelstreams.bench.life.Happening.PageSeen;
import io.funnelstreams.bench.life.Happening.Renamed;
import io.funnelstreams.bench.life.Happening.VisitorNamed;
import java.time.Instant;
import java.util.List;

/** Reports what the site's visitors see, and who they say they are. */
final class SegmentTeller implements Teller {
  private static final String SITE = "https://www.desks.example";

  private int ids;

  @Override
  public Vendor vendor() {
    return Vendor.SEGMENT;
  }

  @Override
  public List<ObjectNode> notifications(Happening happening) {
    if (happening instanceof PageSeen it) {
      return List.of(page(it));
    } else if (happening instanceof VisitorNamed it) {
      return List.of(
          call("identify", it.at()).put("anonymousId", it.visitor()).put("userId", it.name()));
    } else if (happening instanceof Renamed it) {
      return List.of(
          call("alias", it.at()).put("previousId", it.before()).put("userId", it.name()));
    }
    return List.of();
  }

  private ObjectNode page(PageSeen it) {
    var notification =
        call("page", it.at()).put("messageId", it.view()).put("anonymousId", it.visitor());
    var context = notification.putObject("context");
    context
        .putObject("page")
        .put("path", it.path())
        .put("url", SITE + it.path())
        .put("referrer", it.origin().referrer);
    if (!it.origin().campaign.isEmpty()) {
      context
          .putObject("campaign")
          .put("name", it.origin().campaign)
          .put("medium", it.origin().medium);
    }
    return notification;
  }

  private ObjectNode call(String type, Instant at) {
    return JSON.createObjectNode()
        .put("type", type)
        .put("messageId", "message-" + ++ids)
        .put("timestamp", at.toString())
        .put("version", 2);
  }
}
