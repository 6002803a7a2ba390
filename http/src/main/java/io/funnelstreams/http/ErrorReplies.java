package io.funnelstreams.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replies to requests that are no HTTP, which the server itself refuses. They repeat no part of
 * a request.
 */
final class ErrorReplies extends ErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorReplies.class);

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int code = response.getStatus();
    if (code >= HttpStatus.INTERNAL_SERVER_ERROR_500
        && request.getAttribute(ERROR_EXCEPTION) instanceof Throwable cause) {
      LOG.error("a request failed", cause);
    }
    Replies.write(response, reply(code), callback);
    return true;
  }

  private static Reply reply(int code) {
    return switch (code) {
      case HttpStatus.NOT_FOUND_404 ->
          Reply.error(code, "nothing is here", "check the path of the address");
      case HttpStatus.SERVICE_UNAVAILABLE_503 -> Reply.stopping();
      case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, HttpStatus.URI_TOO_LONG_414 ->
          Reply.error(code, "the headers or the address are too long", "send shorter ones");
      default ->
          code >= HttpStatus.INTERNAL_SERVER_ERROR_500
              ? Reply.error(code, "the server failed", "its log says more; please report it")
              : Reply.error(code, "this is no request of HTTP/1.1", "send one");
    };
  }
}
