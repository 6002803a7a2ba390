package io.funnelstreams.core.event;

import java.util.Objects;

/** A field of an event breaks a rule of its family. The message names the field too. */
public final class InvalidFieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * A rule that is broken.
   *
   * @param field as schemas and mappings name it, for example {@code merged_into}
   * @param message the defect, as a sentence that names the field
   */
  public InvalidFieldException(String field, String message) {
    super(message);
    this.field = Objects.requireNonNull(field, "field");
  }

  /** No stack trace: bad data may arrive by the thousand. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  /** The field. */
  public String field() {
    return field;
  }
}
