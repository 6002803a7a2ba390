package io.funnelstreams.schemas.topic;

/**
 * The ids of the Kafka Streams applications, one for each definition; their consumer groups have
 * the same names.
 */
public final class ApplicationId {
  /** The prefix of every id; the definition's version follows. */
  public static final String PREFIX = "funnel-streams-";

  private ApplicationId() {}

  /** The id of the application that counts by a definition. */
  public static String of(String version) {
    return PREFIX + version;
  }
}
