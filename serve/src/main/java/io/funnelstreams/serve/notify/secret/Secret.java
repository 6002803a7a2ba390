package io.funnelstreams.serve.notify.secret;

/** A text that nobody is to see: it shows where it came from and never itself. */
public final class Secret {
  private final String name;
  private final String value;

  private Secret(String name, String value) {
    this.name = name;
    this.value = value;
  }

  /**
   * A secret.
   *
   * @param name where it comes from, for people
   * @throws IllegalArgumentException where it is empty
   */
  public static Secret of(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("the secret of " + name + " is empty");
    }
    return new Secret(name, value);
  }

  /** Where it comes from, as {@code env SLACK_URL}. */
  public String name() {
    return name;
  }

  /** The secret itself, for the one who is to get it. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "Secret[" + name + "]";
  }
}
