package io.funnelstreams.ingest.auth;

/** Whether a request comes from a caller who knows a secret. */
public sealed interface AuthResult {
  /**
   * It does.
   *
   * @param key the name of the secret that fits, for limits by key; never the secret itself. Empty
   *     text where nothing was checked
   */
  record Verified(String key) implements AuthResult {}

  /**
   * It does not.
   *
   * @param reason what is missing, malformed, too old or wrong; it is for the log only, so that an
   *     unknown caller learns nothing about the scheme
   */
  record Refused(String reason) implements AuthResult {}
}
