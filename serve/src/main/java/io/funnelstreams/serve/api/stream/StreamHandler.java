package io.funnelstreams.serve.api.stream;

import io.funnelstreams.serve.api.resource.ApiContext;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiHandler;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ProblemReply;
import io.funnelstreams.serve.api.route.QueryParameters;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with changes as they are committed, as server-sent events, until the caller goes. Each
 * event of a commit's last part has an id, from which a caller that comes back goes on.
 */
public final class StreamHandler extends Handler.Abstract implements Graceful {
  /** The path of the stream. */
  public static final String PATH = ApiHandler.BASE + "/stream";

  private static final String LAST_EVENT_ID = "Last-Event-ID";

  /** The operation of the stream; the fields of its answer are its events. */
  public static final ApiOperation OPERATION =
      new ApiOperation(
          "/stream",
          "getStream",
          "Changes as they are committed, until the caller goes. The last event of a commit has an"
              + " id; at least every 15 seconds there is a comment.",
          AccessRole.VIEWER,
          Stream.concat(
                  StreamFilter.PARAMETERS.stream(),
                  Stream.of(
                      ApiParameter.header(
                          LAST_EVENT_ID, "The last id that was read: goes on behind it.", "")))
              .toList(),
          EventText.EVENTS,
          false);

  private static final Logger LOG = LoggerFactory.getLogger(StreamHandler.class);

  private final ApiContext context;
  private final StreamLimits limits;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /** A handler of streams. */
  public StreamHandler(ApiContext context, StreamLimits limits) {
    this.context = context;
    this.limits = limits;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      if (!HttpMethod.GET.is(request.getMethod())) {
        response.getHeaders().put(HttpHeader.ALLOW, "GET");
        throw ApiProblem.of(405, "Method not allowed", "A stream is only read: send GET.");
      }
      begin(request, response, callback);
    } catch (ApiProblem problem) {
      ProblemReply.write(response, problem, callback);
    } catch (RuntimeException e) {
      LOG.error("path={}: a stream did not begin", PATH, e);
      ProblemReply.write(
          response,
          ApiProblem.of(500, "The server failed", "Its log says more; please report it."),
          callback);
    }
    return true;
  }

  private void begin(Request request, Response response, Callback callback) {
    var query = QueryParameters.of(request, OPERATION.parameters());
    var asked = new ApiRequest(AccessRole.of(request), Map.of(), query);
    var model = context.ready();
    var filter = StreamFilter.of(asked, context);
    if (stopping) {
      throw ApiProblem.of(503, "Stopping", "The server stops: come back when it is up again.");
    }
    if (open.size() >= limits.mostStreams()) {
      throw ApiProblem.of(
          503, "Too many streams", "As many streams are open as may be: come back later.");
    }
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    // Proxies that buffer would keep events back.
    response.getHeaders().put("X-Accel-Buffering", "no");
    var after = Optional.ofNullable(request.getHeaders().get(LAST_EVENT_ID));
    var exchange = new EventStream.Exchange(request, response, callback);
    var stream = new EventStream(exchange, new EventText(context, filter), limits, open::remove);
    open.add(stream);
    stream.begin(model, after);
  }

  /** How many streams are open. */
  public int openStreams() {
    return open.size();
  }

  /** Streams have no end of their own: a stop of the server does not wait for one. */
  @Override
  public CompletableFuture<Void> shutdown() {
    stopping = true;
    open.forEach(EventStream::finish);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isShutdown() {
    return stopping;
  }
}
