package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Event;

/**
 * An event at its place in a journey.
 *
 * @param position counted from 0 over the valid events; it orders events of different entities
 */
record OrderedEvent<E extends Event>(int position, E event) {}
