package io.funnelstreams.core.event;

/** The values of an event's fields, read from a form and not yet put together. */
public final class FamilyValues {
  private final FamilyField<?, ?>[] fields;
  private final Object[] values;

  /** The values of a family's fields, which are not copied: an event is made of them at once. */
  FamilyValues(FamilyField<?, ?>[] fields, Object[] values) {
    this.fields = fields;
    this.values = values;
  }

  /** The value of a field of the family, which put it there itself. */
  @SuppressWarnings({"unchecked", "ReferenceEquality"})
  <T> T get(FamilyField<?, T> field) {
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] == field) {
        return (T) values[i];
      }
    }
    throw new IllegalArgumentException(field.id() + " is not listed among its family's fields");
  }
}
