package io.funnelstreams.ingest.source;

/**
 * The answer that a vendor requires.
 *
 * @param type the media type
 */
public record Answer(String type, String body) {}
