/**
 * The rows behind page views and sessions: one for each view, one for each session, one for the
 * days of a party. What they mean is decided by {@code core}.
 */
package io.funnelstreams.streams.session;
