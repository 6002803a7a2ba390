/**
 * Events, as the sources reported them. There is one record per event family; every event carries a
 * {@link io.funnelstreams.core.event.Header} that has its party, its time and its version.
 */
package io.funnelstreams.core.event;
