/**
 * What happened, as the sources reported it. One record per event family; every event carries a
 * {@link io.funnelstreams.core.event.Header} that says whose it is, when it happened and which of
 * two versions of it is newer.
 */
package io.funnelstreams.core.event;
