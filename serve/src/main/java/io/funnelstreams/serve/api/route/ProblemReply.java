package io.funnelstreams.serve.api.route;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.WHOLE_NUMBER;

import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.JsonForm;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers with problem documents. */
public final class ProblemReply {
  private static final String TYPE = "application/problem+json";

  /** The fields of a problem document. */
  static final ApiSchema<ApiProblem> SCHEMA =
      ApiSchema.<ApiProblem>named("Problem")
          .field("type", TEXT, "Always about:blank: the status says it.", p -> "about:blank")
          .field("title", TEXT, "What is wrong, the same for each request.", ApiProblem::title)
          .field("status", WHOLE_NUMBER, "The status of the answer.", ApiProblem::status)
          .field(
              "detail", TEXT, "What is wrong with this one, and what to do.", p -> p.getMessage())
          .optional("field", TEXT, "The parameter that it is about.", ApiProblem::field)
          .build();

  private ProblemReply() {}

  /** Writes a problem and completes the callback. */
  public static void write(Response response, ApiProblem problem, Callback callback) {
    response.setStatus(problem.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    problem
        .retryAfter()
        .ifPresent(wait -> response.getHeaders().put(HttpHeader.RETRY_AFTER, wait.toSeconds()));
    response.write(true, ByteBuffer.wrap(JsonForm.document(SCHEMA, problem)), callback);
  }
}
