package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.ingest.row.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/** The fields that a row gives to an event. A wrong field becomes a problem. */
final class FieldValues implements EventValues {
  private final FieldCells cells;
  private final Row row;
  private final Instant arrivedAt;
  private final String repetition;
  private final Problems problems;
  private final int before;

  FieldValues(FieldCells cells, RowInWork work, String repetition) {
    this.cells = cells;
    this.row = work.row();
    this.arrivedAt = work.arrival().recordedAt();
    this.repetition = repetition;
    this.problems = work.problems();
    this.before = problems.count();
  }

  @Override
  public <T> Optional<T> make(Supplier<T> made) {
    return problems.count() == before ? Optional.of(made.get()) : Optional.empty();
  }

  @Override
  public Optional<String> text(EventField field) {
    return Optional.of(cells.cell(field).read(row, problems))
        .filter(text -> !text.isEmpty())
        .map(text -> field.identity() ? text + repetition : text);
  }

  @Override
  public String requiredText(EventField field) {
    return required(field, () -> text(field).filter(text -> !NormalizedText.isBlank(text)))
        .orElse("");
  }

  @Override
  public Optional<Money> money(EventField field) {
    return readings().money(cells.cell(field), cells.currency(field), row, problems);
  }

  @Override
  public Optional<Money> requiredMoney(EventField field) {
    return required(field, () -> money(field));
  }

  @Override
  public Optional<UnitPrice> price(EventField field) {
    return readings().price(cells.cell(field), cells.currency(field), row, problems);
  }

  @Override
  public <E extends Enum<E>> Optional<E> word(EventField field, Class<E> words) {
    return readings().word(cells.cell(field), words, row, problems);
  }

  @Override
  public Optional<Long> number(EventField field) {
    return readings().number(cells.cell(field), row, problems);
  }

  @Override
  public Optional<Integer> smallNumber(EventField field) {
    return readings().smallNumber(cells.cell(field), row, problems);
  }

  @Override
  public Optional<EventDate> date(EventField field) {
    var date = readings().date(cells.cell(field), cells.dates(field), row, problems);
    var limits = cells.dates(field).limits();
    if (date.isEmpty() || !limits.isTooFar(date.get().at(), field, arrivedAt)) {
      return date;
    }
    var cell = cells.cell(field);
    problems.unmappable(
        cell.label(),
        ("'%s' in '%s' lies more than %s days in the future, so it is taken for a slip; where it is"
                + " none, raise 'dates: {max_future: 400d}'")
            .formatted(cell.read(row, problems), cell.label(), limits.maxFuture(field).toDays()));
    return Optional.empty();
  }

  /** The placeholder for a missing date in a field; empty where there is none. */
  String placeholder(EventField field) {
    return cells.cell(field) instanceof DateCell date ? date.placeholder(row) : "";
  }

  @Override
  public Optional<LocalDate> day(EventField field) {
    return date(field).map(date -> dayOf(date.at(), field));
  }

  @Override
  public LocalDate dayOf(Instant instant, EventField field) {
    return instant.atZone(cells.dates(field).zone()).toLocalDate();
  }

  @Override
  public Optional<BillingCycle> interval(EventField unit, EventField count) {
    var times = smallNumber(count).orElse(1);
    return readings()
        .interval(cells.cell(unit), row, problems)
        .map(interval -> IntervalText.times(interval, times));
  }

  private Readings readings() {
    return cells.readings();
  }

  private <T> Optional<T> required(EventField field, Supplier<Optional<T>> reading) {
    int unread = problems.count();
    var value = reading.get();
    if (value.isEmpty() && problems.count() == unread) {
      var label = cells.cell(field).label();
      problems.unmappable(
          label,
          "'%s' is empty, but %s needs it as its %s"
              .formatted(label, cells.eventName(), field.id()));
    }
    return value;
  }
}
