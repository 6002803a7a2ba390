package io.funnelstreams.core.session;

/** The value of a dimension that a view carried. */
public record ObservedValue(String value, ViewPlace place) {}
