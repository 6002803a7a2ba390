package io.funnelstreams.bench.life;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The requests that vendors send of a life: many of them more than once, and in any order. */
final class Mailbag {
  private static final int AGAIN_ONE_IN = 4;
  private static final int ANEW_ONE_IN = 5;
  private static final int SENT_TWICE_ONE_IN = 8;

  private final Random random;

  private Mailbag(Random random) {
    this.random = random;
  }

  /** All deliveries of one order. */
  static List<Delivery> of(List<Happening> diary, long seed) {
    var bag = new Mailbag(new Random(seed));
    var deliveries = new ArrayList<Delivery>();
    tellers().forEach(teller -> deliveries.addAll(bag.deliveries(teller, diary)));
    deliveries.addAll(bag.some(deliveries, SENT_TWICE_ONE_IN));
    Collections.shuffle(deliveries, bag.random);
    return deliveries;
  }

  private static List<Teller> tellers() {
    return List.of(
        new HubSpotTeller(),
        new StripeTeller(),
        new DocuSignTeller(),
        new AircallTeller(),
        new SegmentTeller(),
        new NativeTeller());
  }

  private List<Delivery> deliveries(Teller teller, List<Happening> diary) {
    var notifications =
        diary.stream().flatMap(each -> teller.notifications(each).stream()).toList();
    var all = new ArrayList<ObjectNode>(notifications);
    some(notifications, AGAIN_ONE_IN).forEach(each -> all.add(teller.again(each)));
    some(notifications, ANEW_ONE_IN).forEach(each -> all.add(teller.anew(each)));
    Collections.shuffle(all, random);
    var deliveries = new ArrayList<Delivery>();
    for (int from = 0; from < all.size(); from += teller.vendor().batch()) {
      int to = Math.min(from + teller.vendor().batch(), all.size());
      deliveries.add(new Delivery(teller.vendor(), body(all.subList(from, to), teller.vendor())));
    }
    return deliveries;
  }

  private static String body(List<ObjectNode> notifications, Vendor vendor) {
    JsonNode body =
        vendor.batch() == 1
            ? notifications.get(0)
            : Teller.JSON.createArrayNode().addAll(notifications);
    return body.toString();
  }

  private <T> List<T> some(List<T> of, int oneIn) {
    return of.stream().filter(each -> random.nextInt(oneIn) == 0).toList();
  }
}
