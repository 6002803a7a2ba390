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
  private static final FamilyField<PublicationEvent, String> SITE =
      new FamilyField<>("site", new FieldType.Text(), PublicationEvent::site);
  private static final FamilyField<PublicationEvent, OptionalInt> DOMAIN_AUTHORITY =
      new FamilyField<>(
          "domain_authority", new FieldType.OptionalSmall(), PublicationEvent::domainAuthority);
  private static final FamilyField<PublicationEvent, Optional<String>> URL =
      new FamilyField<>("url", new FieldType.OptionalText(true), PublicationEvent::url);
  private static final FamilyField<PublicationEvent, Optional<String>> TITLE =
      new FamilyField<>("title", new FieldType.OptionalText(true), PublicationEvent::title);

  /** The description that all forms of the family's events follow. */
  static final FamilyDescription<PublicationEvent> DESCRIPTION =
      new FamilyDescription<>(
              PublicationEvent.class,
              (header, values) ->
                  new PublicationEvent(
                      header,
                      values.get(SITE),
                      values.get(DOMAIN_AUTHORITY),
                      values.get(URL),
                      values.get(TITLE)),
              SITE,
              DOMAIN_AUTHORITY,
              URL,
              TITLE)
          .ofParty(SITE);

  /** The highest domain authority there is. */
  public static final int MAX_DOMAIN_AUTHORITY = 100;

  public PublicationEvent {
    Objects.requireNonNull(header, "header");
    Required.text(site, "site");
    domainAuthority.ifPresent(
        authority -> {
          if (authority < 0 || authority > MAX_DOMAIN_AUTHORITY) {
            throw new InvalidFieldException(
                "domain_authority",
                "domain_authority is " + authority + "; it must be 0 to " + MAX_DOMAIN_AUTHORITY);
          }
        });
  }

  @Override
  public PublicationEvent withHeader(Header other) {
    return new PublicationEvent(other, site, domainAuthority, url, title);
  }

  @Override
  public int place() {
    return EventRank.place(EventRank.CHANGE, 0);
  }

  @Override
  public Optional<Enum<?>> kind() {
    return Optional.empty();
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
