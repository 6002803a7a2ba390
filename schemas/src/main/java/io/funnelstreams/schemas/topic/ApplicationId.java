package io.funnelstreams.schemas.topic;

/**
 * The ids of the Kafka Streams applications, one for each definition; so their groups are named.
 */
public final class ApplicationId {
  /** What every id begins with; the definition's version follows. */
  public static final String PREFIX = "funnel-streams-";

  private ApplicationId() {}

  /** The id of the application that counts by a definition. */
  public static String of(String version) {
    return PREFIX + version;
  }
}
