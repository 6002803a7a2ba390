package io.funnelstreams.serve.api.route;

import io.funnelstreams.serve.api.form.ApiSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A document that describes the API; it never changes while the program runs.
 *
 * @param operation where it is
 */
record DescriptionResource(ApiOperation operation, ApiAnswer document) implements ApiResource {
  static DescriptionResource openApi(ApiDescription description, String version) {
    var document = OpenApiDocument.of(description, version);
    return new DescriptionResource(
        operation("/openapi.json", "getOpenApi"), ApiAnswer.of("application/json", () -> document));
  }

  static DescriptionResource docs(ApiDescription description) {
    var page = DocsPage.of(description).getBytes(StandardCharsets.UTF_8);
    return new DescriptionResource(
        operation("/docs", "getDocs"), ApiAnswer.of("text/html;charset=utf-8", () -> page));
  }

  private static ApiOperation operation(String path, String id) {
    return new ApiOperation(
        path,
        id,
        "The API's description.",
        AccessRole.VIEWER,
        List.of(),
        ApiSchema.named("Description").build(),
        false);
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    return document;
  }
}
