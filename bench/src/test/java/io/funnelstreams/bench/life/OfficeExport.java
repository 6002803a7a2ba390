package io.funnelstreams.bench.life;

import io.funnelstreams.bench.life.Happening.Called;
import io.funnelstreams.bench.life.Happening.Commented;
import io.funnelstreams.bench.life.Happening.FollowersCounted;
import io.funnelstreams.bench.life.Happening.GuestPostPublished;
import io.funnelstreams.bench.life.Happening.PageSeen;
import io.funnelstreams.bench.life.Happening.Renamed;
import io.funnelstreams.bench.life.Happening.Spent;
import io.funnelstreams.bench.life.Happening.VisitorNamed;
import java.util.List;
import java.util.Locale;

/** The telephone's list of calls, the site's log, and what marketing writes down. */
final class OfficeExport implements Export {
  private final Sheet calls =
      new Sheet(
          "calls.csv",
          ",",
          "call",
          "who",
          "agent",
          "direction",
          "purpose",
          "outcome",
          "seconds",
          "at");
  private final Sheet views =
      new Sheet("views.csv", ",", "view", "visitor", "path", "from", "host", "campaign", "at");
  private final Sheet visitors = new Sheet("visitors.csv", ",", "visitor", "is", "since");
  private final Sheet spend =
      new Sheet("spend.csv", ",", "booking", "channel", "purpose", "amount", "at");
  private final Sheet social =
      new Sheet("social.csv", ",", "entry", "network", "what", "number", "at");
  private final Sheet posts = new Sheet("posts.csv", ",", "site", "authority", "at");

  @Override
  public List<Sheet> sheets() {
    return List.of(calls, views, visitors, spend, social, posts);
  }

  @Override
  public void hear(Happening happening) {
    var at = happening.at();
    if (happening instanceof Called it) {
      call(it);
    } else if (happening instanceof PageSeen it) {
      var from = it.origin();
      views.put(
          it.view(), it.visitor(), it.path(), from.referrerClass, from.host, from.campaign, at);
    } else if (happening instanceof VisitorNamed it) {
      visitors.put(it.visitor(), it.name(), at);
    } else if (happening instanceof Renamed it) {
      visitors.put(it.before(), it.name(), at);
    } else if (happening instanceof Spent it) {
      var amount = Export.amount(it.amount());
      spend.put(it.channel() + "-" + at, it.channel(), it.purpose(), amount, at);
    } else if (happening instanceof FollowersCounted it) {
      social.put("followers-" + at, it.network(), "follower_total", it.followers(), at);
    } else if (happening instanceof Commented it) {
      social.put("comments-" + at, it.network(), "comment", it.comments(), at);
    } else if (happening instanceof GuestPostPublished it) {
      posts.put(it.site(), it.authority(), at);
    }
  }

  private void call(Called it) {
    calls.put(
        it.call(),
        it.party(),
        it.agent(),
        it.inbound() ? "inbound" : "outbound",
        it.purpose().name().toLowerCase(Locale.ROOT),
        "connected",
        it.seconds(),
        it.at());
  }
}
