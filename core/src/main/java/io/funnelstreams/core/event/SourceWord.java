package io.funnelstreams.core.event;

import java.util.Optional;

/**
 * A word of ours for what a source said.
 *
 * @param word empty where the source did not say it
 * @param own the source's own word, where that is another one
 */
public record SourceWord<W extends Enum<W>>(Optional<W> word, Optional<String> own) {}
