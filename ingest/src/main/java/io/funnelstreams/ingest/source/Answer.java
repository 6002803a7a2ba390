package io.funnelstreams.ingest.source;

/**
 * What a vendor wants to be answered.
 *
 * @param type the media type
 */
public record Answer(String type, String body) {}
