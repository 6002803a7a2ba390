package io.funnelstreams.serve.api.route;

import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.CsvForm;
import io.funnelstreams.serve.api.form.JsonForm;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An answer in its forms, each of which is made when it is asked for.
 *
 * @param type the media type of the document
 * @param document the bytes
 * @param csv the items as a table; empty where the answer is no list
 * @param next the cursor of the next page, for readers of the table
 */
public record ApiAnswer(
    String type, Supplier<byte[]> document, Optional<Supplier<String>> csv, Optional<String> next) {
  private static final String JSON = "application/json";

  /** A document that is made elsewhere. */
  static ApiAnswer of(String type, Supplier<byte[]> document) {
    return new ApiAnswer(type, document, Optional.empty(), Optional.empty());
  }

  /** A single object. */
  public static <T> ApiAnswer of(ApiSchema<T> schema, T object) {
    return new ApiAnswer(
        JSON, () -> JsonForm.document(schema, object), Optional.empty(), Optional.empty());
  }

  /** An object with items, which are a table too. */
  public static <T, R> ApiAnswer of(
      ApiSchema<T> schema, T object, ApiSchema<R> itemSchema, List<R> items) {
    return new ApiAnswer(
        JSON,
        () -> JsonForm.document(schema, object),
        Optional.of(() -> CsvForm.table(itemSchema, items)),
        Optional.empty());
  }

  /** This answer with the cursor of its next page, for readers of the table. */
  public ApiAnswer before(Optional<String> nextPage) {
    return new ApiAnswer(type, document, csv, nextPage);
  }

  /** A page of a list. */
  public static <R> ApiAnswer of(ApiPage<R> page, ApiSchema<R> itemSchema) {
    return new ApiAnswer(
        JSON,
        () -> JsonForm.document(ApiPage.schema(itemSchema), page),
        Optional.of(() -> CsvForm.table(itemSchema, page.items())),
        page.next());
  }
}
