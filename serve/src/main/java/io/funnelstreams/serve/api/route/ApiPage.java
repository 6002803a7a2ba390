package io.funnelstreams.serve.api.route;

import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param next the cursor of the next page; empty on the last one
 */
public record ApiPage<R>(List<R> items, Optional<String> next) {
  public ApiPage {
    items = List.copyOf(items);
  }

  /** The only page of a list. */
  public static <R> ApiPage<R> all(List<R> items) {
    return new ApiPage<>(items, Optional.empty());
  }

  /** The fields of a page of some items. */
  public static <R> ApiSchema<ApiPage<R>> schema(ApiSchema<R> item) {
    return ApiSchema.<ApiPage<R>>named(item.name() + "Page")
        .field(
            "items",
            new ApiType.Many(new ApiType.Nested(item)),
            "The items of this page.",
            ApiPage::items)
        .optional("next", ApiType.Scalar.TEXT, "The cursor of the next page.", ApiPage::next)
        .build();
  }
}
