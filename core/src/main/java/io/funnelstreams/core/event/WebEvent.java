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
  private static final FamilyField<WebEvent, String> PATH =
      new FamilyField<>("path", new FieldType.Text(), WebEvent::path);
  private static final FamilyField<WebEvent, ReferrerClass> REFERRER_CLASS =
      new FamilyField<>(
          "referrer_class", new FieldType.Word<>(ReferrerClass.class), WebEvent::referrerClass);
  private static final FamilyField<WebEvent, Optional<String>> REFERRER =
      new FamilyField<>("referrer", new FieldType.OptionalText(true), WebEvent::referrer);

  /** The description that all forms of the family's events follow. */
  static final FamilyDescription<WebEvent> DESCRIPTION =
      new FamilyDescription<>(
          WebEvent.class,
          (header, values) ->
              new WebEvent(
                  header, values.get(PATH), values.get(REFERRER_CLASS), values.get(REFERRER)),
          PATH,
          REFERRER_CLASS,
          REFERRER);

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
  public int place() {
    return EventRank.place(EventRank.CHANGE, 0);
  }

  @Override
  public Optional<Enum<?>> kind() {
    return Optional.empty();
  }

  @Override
  public String label() {
    return "web " + Event.lower(referrerClass);
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
