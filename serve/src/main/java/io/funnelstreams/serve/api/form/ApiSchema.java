package io.funnelstreams.serve.api.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of an object, in the order they are written.
 *
 * @param name unique in the API, in camel case
 */
public record ApiSchema<T>(String name, List<ApiField<T>> fields) {
  public ApiSchema {
    fields = List.copyOf(fields);
  }

  /** A schema to add fields to. */
  public static <T> Builder<T> named(String name) {
    return new Builder<>(name);
  }

  /** Collects fields. */
  public static final class Builder<T> {
    private final String name;
    private final List<ApiField<T>> fields = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /** A field that always has a value. */
    public Builder<T> field(String field, ApiType type, String description, Function<T, ?> value) {
      fields.add(new ApiField<>(field, type, description, false, value));
      return this;
    }

    /** A field that is null where its value is empty. */
    public Builder<T> optional(
        String field, ApiType type, String description, Function<T, Optional<?>> value) {
      return nullable(field, type, description, object -> value.apply(object).orElse(null));
    }

    /** A field that is null where its figure has no value. */
    public Builder<T> figure(String field, String description, Function<T, Figure> value) {
      return nullable(field, ApiType.Scalar.FIGURE, description, value);
    }

    private Builder<T> nullable(
        String field, ApiType type, String description, Function<T, ?> value) {
      fields.add(new ApiField<>(field, type, description, true, value));
      return this;
    }

    /** Every field of another schema, of an object that this one has. */
    public <U> Builder<T> all(ApiSchema<U> other, Function<T, U> part) {
      for (var each : other.fields()) {
        fields.add(
            new ApiField<>(
                each.name(),
                each.type(),
                each.description(),
                each.isNullable(),
                object -> each.value().apply(part.apply(object))));
      }
      return this;
    }

    /** The schema. */
    public ApiSchema<T> build() {
      return new ApiSchema<>(name, fields);
    }
  }
}
