/**
 * From events to facts: the processors and the store of journeys. They read and write rows; what an
 * event means is decided by {@code core}.
 */
package io.funnelstreams.streams.journey;
