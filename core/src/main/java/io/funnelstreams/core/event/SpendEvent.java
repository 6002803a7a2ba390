package io.funnelstreams.core.event;

import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.text.NormalizedText;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Money spent on one day by one channel. A restated figure is a higher revision of the same event.
 *
 * @param day the day the money was spent on, in the plan's time zone; the event counts on it
 * @param channel the channel it was spent on; the dimension {@code channel}
 * @param amount the day's spend as far as the source has it, never negative
 * @param account the advertising account; the dimension {@code account}
 * @param campaign the campaign; the dimension {@code campaign}
 */
public record SpendEvent(
    Header header,
    LocalDate day,
    String channel,
    Purpose purpose,
    Money amount,
    Optional<String> account,
    Optional<String> campaign)
    implements Event {
  private static final FamilyField<SpendEvent, LocalDate> DAY =
      new FamilyField<>("day", new FieldType.Day(), SpendEvent::day);
  private static final FamilyField<SpendEvent, String> CHANNEL =
      new FamilyField<>("channel", new FieldType.Text(), SpendEvent::channel);
  private static final FamilyField<SpendEvent, Purpose> PURPOSE =
      new FamilyField<>("purpose", new FieldType.Word<>(Purpose.class), SpendEvent::purpose);
  private static final FamilyField<SpendEvent, Money> AMOUNT =
      new FamilyField<>("amount", new FieldType.Amount(), SpendEvent::amount);
  private static final FamilyField<SpendEvent, Optional<String>> ACCOUNT =
      new FamilyField<>("account", new FieldType.OptionalText(true), SpendEvent::account);
  private static final FamilyField<SpendEvent, Optional<String>> CAMPAIGN =
      new FamilyField<>("campaign", new FieldType.OptionalText(true), SpendEvent::campaign);

  /** The description that all forms of the family's events follow. */
  static final FamilyDescription<SpendEvent> DESCRIPTION =
      new FamilyDescription<>(
              SpendEvent.class,
              (header, values) ->
                  new SpendEvent(
                      header,
                      values.get(DAY),
                      values.get(CHANNEL),
                      values.get(PURPOSE),
                      values.get(AMOUNT),
                      values.get(ACCOUNT),
                      values.get(CAMPAIGN)),
              DAY,
              CHANNEL,
              PURPOSE,
              AMOUNT,
              ACCOUNT,
              CAMPAIGN)
          .ofParty(CHANNEL);

  /** The purpose of the spend. */
  public enum Purpose {
    MARKETING,
    SALES
  }

  public SpendEvent {
    Objects.requireNonNull(header, "header");
    Required.day(day, "day");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(amount, "amount");
    Required.text(channel, "channel");
    Required.notNegative(amount.minor(), "amount");
    account = account.filter(text -> !NormalizedText.isBlank(text));
    campaign = campaign.filter(text -> !NormalizedText.isBlank(text));
  }

  @Override
  public SpendEvent withHeader(Header other) {
    return new SpendEvent(other, day, channel, purpose, amount, account, campaign);
  }

  @Override
  public int place() {
    return EventRank.place(EventRank.CHANGE, 0);
  }

  @Override
  public Optional<Enum<?>> kind() {
    return Optional.of(purpose);
  }

  @Override
  public Family family() {
    return Family.SPEND;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.of(header.key().toString());
  }

  @Override
  public Optional<String> observed(String dimension) {
    return Event.super.observed(dimension).or(() -> ownDimension(dimension));
  }

  @Override
  public Optional<LocalDate> ownDay() {
    return Optional.of(day);
  }

  private Optional<String> ownDimension(String dimension) {
    return switch (dimension) {
      case "channel" -> Optional.of(channel);
      case "account" -> account;
      case "campaign" -> campaign;
      default -> Optional.empty();
    };
  }
}
