package io.funnelstreams.ingest.auth;

/** The header {@code Authorization}: a scheme, a blank and its credentials (RFC 9110, 11.4). */
final class Authorization {
  private static final String HEADER = "authorization";

  private Authorization() {}

  /** The text after the scheme, whose name may be in any case. */
  static Lookup<String> of(Call call, String scheme) {
    return call.header(HEADER)
        .then(
            header ->
                header.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1)
                    ? Lookup.of(header.substring(scheme.length() + 1).strip())
                    : Lookup.not("the header 'authorization' does not begin with " + scheme));
  }
}
