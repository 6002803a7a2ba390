/**
 * Authenticates the senders of events. A {@link io.funnelstreams.ingest.auth.Scheme} is what a
 * source's file declares; {@link io.funnelstreams.ingest.auth.Authentication} holds schemes and
 * secrets together and says of a request whether it is {@link
 * io.funnelstreams.ingest.auth.AuthResult.Verified}. Nothing that a caller sends makes a check
 * throw, and no reason names a secret or the signature that was expected.
 */
package io.funnelstreams.ingest.auth;
