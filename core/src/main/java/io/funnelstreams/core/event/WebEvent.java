package io.funnelstreams.core.event;

import java.util.Objects;
import java.util.Optional;

/**
 * One page view. The visitor is the header's party.
 *
 * @param path the path of the page, without host and query, for example {@code /pricing}
 * @param referrerClass where the visitor came from
 * @param referrer the referring host, where there is one
 */
public record WebEvent(
    Header header, String path, ReferrerClass referrerClass, Optional<String> referrer)
    implements Event {

  /** Where a visitor came from. */
  public enum ReferrerClass {
    DIRECT,
    SEARCH,
    REFERRAL,
    SOCIAL,
    PAID,
    EMAIL
  }

  public WebEvent {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(referrerClass, "referrer_class");
    Required.text(path, "path");
  }

  @Override
  public WebEvent withHeader(Header other) {
    return new WebEvent(other, path, referrerClass, referrer);
  }

  @Override
  public Family family() {
    return Family.WEB;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.of(header.key().toString());
  }
}
