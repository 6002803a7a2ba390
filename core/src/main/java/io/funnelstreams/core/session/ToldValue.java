package io.funnelstreams.core.session;

/** What a view told of a dimension. */
public record ToldValue(String value, ViewPlace place) {}
