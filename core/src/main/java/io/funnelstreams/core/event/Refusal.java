package io.funnelstreams.core.event;

/**
 * An event that was let in and does not count, or not with all that it says.
 *
 * @param event the one that was given, or a version of it that was taken before and lost to it, or
 *     one whose price no sum can hold any more
 */
public record Refusal(Event event, Rejection rejection) {}
