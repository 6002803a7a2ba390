package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.SocialEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The facts of social networks.
 *
 * @param events of all networks, in the journey's order
 */
record SocialFacts(List<SocialEvent> events) {

  void writeTo(FactSheet sheet) {
    var networks = new TreeMap<String, List<SocialEvent>>();
    for (var event : events) {
      var name = Words.compared(event.network());
      networks.computeIfAbsent(name, network -> new ArrayList<>()).add(event);
    }
    networks.values().forEach(network -> followers(network, sheet));
    for (var event : events) {
      switch (event.type()) {
        case COMMENT -> write(OracleMeasure.COMMENTS, event, event.count(), sheet);
        case SHARE -> write(OracleMeasure.SHARES, event, event.count(), sheet);
        case OPT_IN -> write(OracleMeasure.OPT_INS, event, event.count(), sheet);
        case FOLLOWER_GAINED, FOLLOWER_LOST, FOLLOWER_TOTAL -> {}
      }
    }
  }

  private static void followers(List<SocialEvent> network, FactSheet sheet) {
    var totals =
        network.stream().filter(event -> event.type() == SocialEvent.Type.FOLLOWER_TOTAL).toList();
    for (int i = 1; i < totals.size(); i++) {
      long grown = totals.get(i).count() - totals.get(i - 1).count();
      write(OracleMeasure.FOLLOWERS, totals.get(i), grown, sheet);
    }
    int first = totals.isEmpty() ? network.size() : network.indexOf(totals.get(0));
    int last = totals.isEmpty() ? -1 : network.indexOf(totals.get(totals.size() - 1));
    for (int i = 0; i < network.size(); i++) {
      boolean contained = i >= first && i <= last;
      if (!contained && network.get(i).type() == SocialEvent.Type.FOLLOWER_GAINED) {
        write(OracleMeasure.FOLLOWERS, network.get(i), network.get(i).count(), sheet);
      } else if (!contained && network.get(i).type() == SocialEvent.Type.FOLLOWER_LOST) {
        write(OracleMeasure.FOLLOWERS, network.get(i), -network.get(i).count(), sheet);
      }
    }
  }

  private static void write(
      OracleMeasure measure, SocialEvent event, long amount, FactSheet sheet) {
    sheet.add(measure, event, List.of(event), amount);
  }
}
