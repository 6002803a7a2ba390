package io.funnelstreams.serve.read;

import java.time.LocalDate;

/**
 * How many events of a source happened on a day in the plan's time zone.
 *
 * @param events how many records, corrections and repetitions included
 */
public record DayActivity(LocalDate day, long events) {}
