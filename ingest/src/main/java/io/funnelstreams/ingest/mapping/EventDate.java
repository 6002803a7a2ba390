package io.funnelstreams.ingest.mapping;

import java.time.Instant;

/**
 * A date that an input gives.
 *
 * @param at the instant; of a calendar day its midnight UTC
 * @param allDay whether it is a calendar day without a time, in no zone yet
 */
public record EventDate(Instant at, boolean allDay) {}
