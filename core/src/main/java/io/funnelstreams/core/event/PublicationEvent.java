package io.funnelstreams.core.event;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A guest post that a site published.
 *
 * @param site the site, for example {@code example.com}
 * @param domainAuthority the site's domain authority, 0 to 100
 * @param url where the post is
 */
public record PublicationEvent(
    Header header,
    String site,
    OptionalInt domainAuthority,
    Optional<String> url,
    Optional<String> title)
    implements Event {
  /** The highest domain authority there is. */
  public static final int MAX_DOMAIN_AUTHORITY = 100;

  public PublicationEvent {
    Objects.requireNonNull(header, "header");
    Required.text(site, "site");
    domainAuthority.ifPresent(
        authority -> {
          if (authority < 0 || authority > MAX_DOMAIN_AUTHORITY) {
            throw new IllegalArgumentException(
                "domain_authority is " + authority + "; it must be 0 to " + MAX_DOMAIN_AUTHORITY);
          }
        });
  }

  @Override
  public PublicationEvent withHeader(Header other) {
    return new PublicationEvent(other, site, domainAuthority, url, title);
  }

  @Override
  public Family family() {
    return Family.PUBLICATION;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.of(header.key().toString());
  }
}
