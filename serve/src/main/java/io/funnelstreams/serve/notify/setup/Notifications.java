package io.funnelstreams.serve.notify.setup;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.serve.notify.receiver.Receiver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which receivers are notified of which alerts.
 *
 * @param receivers by name, in the order of the file
 * @param routes every route that fits an alert counts; without any route each receiver is notified
 *     of everything
 * @param address where people reach this installation, for links
 */
public record Notifications(
    Map<String, Receiver> receivers,
    List<Route> routes,
    Retries retries,
    Optional<String> address) {
  public Notifications {
    receivers = new LinkedHashMap<>(receivers);
    routes = List.copyOf(routes);
  }

  /** Whether a receiver is to be notified of an alert. */
  public boolean isRouted(Alert alert, String receiver) {
    return routes.isEmpty()
        || routes.stream().anyMatch(route -> route.to().contains(receiver) && route.fits(alert));
  }

  /** An alert's link as an absolute address, where there is one. */
  public Optional<String> link(Alert alert) {
    var link = Optional.ofNullable(alert.getLink());
    return link.flatMap(
        text -> text.startsWith("/") ? address.map(base -> base + text) : Optional.of(text));
  }
}
