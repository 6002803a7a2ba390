package io.funnelstreams.serve.api.route;

/** Something that can be asked for. */
public interface ApiResource {
  /** The operation that it answers. */
  ApiOperation operation();

  /**
   * Answers a request whose parameters are among those of the operation, and whose caller has its
   * role.
   *
   * @throws ApiProblem where it cannot be answered
   */
  ApiAnswer answer(ApiRequest request);
}
