package io.funnelstreams.core.alert;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures that an alert rests on, in the KPI's unit.
 *
 * @param firstDay the first day that they are of
 * @param lastDay the last day that they are of, included
 * @param expected the value that the pace expects by the end of the last day
 * @param gap how far actual is ahead of expected; negative is behind, whichever direction is better
 * @param numerator of a KPI that is a quotient
 * @param denominator of a KPI that is a quotient
 * @param chance the range of actual by chance; empty where there is too little data to say
 */
public record Figures(
    LocalDate firstDay,
    LocalDate lastDay,
    double actual,
    double expected,
    double gap,
    OptionalDouble numerator,
    OptionalDouble denominator,
    Optional<ConfidenceInterval> chance) {}
