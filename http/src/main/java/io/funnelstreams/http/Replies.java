package io.funnelstreams.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes replies. */
public final class Replies {
  private Replies() {}

  /** Writes one, with its headers, and completes the callback. */
  public static void write(Response response, Reply reply, Callback callback) {
    var body = reply.body().getBytes(StandardCharsets.UTF_8);
    var headers = response.getHeaders();
    response.setStatus(reply.status());
    if (body.length > 0) {
      headers.put(HttpHeader.CONTENT_TYPE, reply.type());
      headers.put("X-Content-Type-Options", "nosniff");
    }
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    reply.retryAfter().ifPresent(seconds -> headers.put(HttpHeader.RETRY_AFTER, seconds));
    reply.allow().ifPresent(method -> headers.put(HttpHeader.ALLOW, method));
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
