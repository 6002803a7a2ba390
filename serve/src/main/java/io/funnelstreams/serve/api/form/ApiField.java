package io.funnelstreams.serve.api.form;

import java.util.function.Function;

/**
 * A field of an object.
 *
 * @param name in snake case
 * @param description a sentence for readers of the API
 * @param isNullable whether the value may be null
 * @param value a value of the type, or null
 */
public record ApiField<T>(
    String name, ApiType type, String description, boolean isNullable, Function<T, ?> value) {}
