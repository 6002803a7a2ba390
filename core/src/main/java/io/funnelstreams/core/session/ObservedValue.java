package io.funnelstreams.core.session;

/** What a view told of a dimension. */
public record ObservedValue(String value, ViewPlace place) {}
