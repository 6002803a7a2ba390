package io.funnelstreams.core.event;

import java.util.Optional;

/**
 * The enum's word for a word of a source.
 *
 * @param word empty where the source gave none
 * @param own the source's own word, where it differs
 */
public record SourceWord<W extends Enum<W>>(Optional<W> word, Optional<String> own) {}
