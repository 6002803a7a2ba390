package io.funnelstreams.serve.api.route;

import java.time.Duration;
import java.util.Optional;

/**
 * A request that is not answered as asked: a problem document of RFC 9457. It contains nothing of a
 * party.
 */
public final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final transient Optional<String> field;
  private final transient Optional<Duration> retryAfter;

  private ApiProblem(
      int status,
      String title,
      String detail,
      Optional<String> field,
      Optional<Duration> retryAfter) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  /**
   * A problem.
   *
   * @param title what is wrong, the same for every request with it
   * @param detail what is wrong with this one, and what to do
   */
  public static ApiProblem of(int status, String title, String detail) {
    return new ApiProblem(status, title, detail, Optional.empty(), Optional.empty());
  }

  /**
   * A parameter whose value cannot be used.
   *
   * @param detail what is wrong, and what to do
   */
  public static ApiProblem parameter(String name, String detail) {
    return new ApiProblem(
        400, "A parameter cannot be used", detail, Optional.of(name), Optional.empty());
  }

  /** A request that the server has no room for now; the same may be asked again later. */
  public static ApiProblem busy(String detail, Duration retryAfter) {
    return new ApiProblem(503, "Busy", detail, Optional.empty(), Optional.of(retryAfter));
  }

  /** Something that is not there. */
  public static ApiProblem notFound(String detail) {
    return of(404, "Not found", detail);
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** After what time the same may be asked again; empty where that is not known. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** The parameter that it is about. */
  public Optional<String> field() {
    return field;
  }
}
