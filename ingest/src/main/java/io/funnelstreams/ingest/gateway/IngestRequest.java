package io.funnelstreams.ingest.gateway;

import io.funnelstreams.http.BodyDrainer;
import io.funnelstreams.http.Replies;
import io.funnelstreams.http.Reply;
import io.funnelstreams.http.SlowClientTimeout;
import io.funnelstreams.ingest.auth.AuthResult;
import io.funnelstreams.ingest.publish.BusyException;
import io.funnelstreams.ingest.publish.TooLargeException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes one request: reads, unpacks and authenticates it, makes events of it, publishes them
 * and answers.
 */
final class IngestRequest implements BodyReader.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(IngestRequest.class);

  private final GatewayContext workshop;
  private final GatewayEndpoint intake;
  private final SlowClientTimeout.State connection;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private Optional<BodyReader> reading = Optional.empty();
  private Optional<io.funnelstreams.ingest.request.Request> head = Optional.empty();

  /** Jetty's request, response and callback, with the endpoint of the request. */
  IngestRequest(
      GatewayContext workshop,
      GatewayEndpoint intake,
      Request request,
      Response response,
      Callback callback) {
    this.workshop = workshop;
    this.intake = intake;
    this.connection = workshop.connectionOf(request);
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  /** Reads the body, where the head gives no reason against it. */
  void begin() {
    var refusal = refusalOfHead();
    if (refusal.isPresent()) {
      refuse(refusal.get());
      return;
    }
    var known = HttpRequests.headOf(request, workshop.url());
    var verdict = intake.checkHead(known, Instant.now());
    if (verdict.isPresent() && verdict.get() instanceof AuthResult.Refused refused) {
      report(ErrorResponses.notAuthenticated(), refused.reason());
      replyAfterBody(ErrorResponses.notAuthenticated());
    } else {
      read(known, verdict.isPresent());
    }
  }

  private void read(io.funnelstreams.ingest.request.Request known, boolean isProven) {
    var memory =
        isProven
            ? workshop.bodies().proven()
            : workshop.bodies().unproven(Request.getRemoteAddr(request), this::giveUp);
    var body =
        new BodyReader(
            request, workshop.settings().maxBodyBytes(), memory, connection::received, this);
    reading = Optional.of(body);
    head = Optional.of(known);
    // Releases the memory also where an error ends the request without a reply.
    Request.addCompletionListener(request, failure -> body.release());
    body.run();
  }

  /** The body is too slow, and another one needs its memory. */
  private void giveUp() {
    report(ErrorResponses.busy(), "the body came too slowly while others needed its memory");
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }

  private void refuse(Reply reply) {
    report(reply);
    replyAfterBody(reply);
  }

  private void report(Reply reply) {
    report(reply, reply.error().orElseThrow());
  }

  private void report(Reply reply, String reason) {
    workshop
        .refusals()
        .refused(intake.name(), reply.status(), reason, Request.getRemoteAddr(request));
  }

  private Optional<Reply> refusalOfHead() {
    var headers = request.getHeaders();
    long length = headers.getLongField(HttpHeader.CONTENT_LENGTH);
    if (!request.getMethod().equals(intake.method())) {
      return Optional.of(ErrorResponses.wrongMethod(intake.method()));
    }
    if (length < 0 && !headers.contains(HttpHeader.TRANSFER_ENCODING) && !intake.isGet()) {
      return Optional.of(ErrorResponses.noLength());
    }
    if (length > workshop.settings().maxBodyBytes()) {
      return Optional.of(ErrorResponses.tooLarge(workshop.settings().maxBodyBytes()));
    }
    if (!intake.accepts(HttpRequests.mediaType(request))) {
      return Optional.of(ErrorResponses.wrongType());
    }
    if (!workshop.sink().hasRoom()) {
      return Optional.of(ErrorResponses.busy());
    }
    return isGzip() || isPlain() ? Optional.empty() : Optional.of(ErrorResponses.wrongEncoding());
  }

  private boolean isGzip() {
    return request.getHeaders().contains(HttpHeader.CONTENT_ENCODING, "gzip");
  }

  private boolean isPlain() {
    return !request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)
        || request.getHeaders().contains(HttpHeader.CONTENT_ENCODING, "identity");
  }

  @Override
  public void tooLarge() {
    refuseRead(ErrorResponses.tooLarge(workshop.settings().maxBodyBytes()));
  }

  @Override
  public void noMemory() {
    release();
    refuse(ErrorResponses.busy());
  }

  @Override
  public void broken(Throwable failure) {
    refuseRead(ErrorResponses.brokenBody());
  }

  /** Refuses a request whose body has been read, or will not be read any further. */
  private void refuseRead(Reply reply) {
    report(reply);
    reply(reply);
  }

  @Override
  public void read(byte[] body) {
    connection.requestIsThere();
    try {
      var unpacked =
          isGzip() ? Gunzip.unpack(body, workshop.settings().maxBodyBytes()) : Optional.of(body);
      if (unpacked.isEmpty()) {
        tooLarge();
      } else {
        take(head.orElseThrow().withBody(unpacked.get(), Instant.now()));
      }
    } catch (IOException e) {
      refuseRead(ErrorResponses.brokenGzip());
    } catch (RuntimeException | Error e) {
      // Jetty answers for us only where the body came with the head, and the caller waits for ever.
      LOG.error("source '{}' failed", intake.name(), e);
      reply(ErrorResponses.unexpected());
    }
  }

  private void take(io.funnelstreams.ingest.request.Request believed) {
    var refusal = intake.refusal(believed, Instant.now());
    if (refusal.isPresent()) {
      report(ErrorResponses.notAuthenticated(), refusal.get());
      reply(ErrorResponses.notAuthenticated());
      return;
    }
    var wait = workshop.rates().take(intake.payer(believed));
    if (wait.isPresent()) {
      refuseRead(ErrorResponses.tooMany(wait.getAsInt()));
      return;
    }
    publish(intake.take(believed));
  }

  /** The last stage of the future answers the request, so its own result is not used. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void publish(GatewayEndpoint.Takings takings) {
    long begin = System.nanoTime();
    var sent = workshop.sink().publish(takings.events(), takings.rejects());
    release();
    if (sent.isDone() && !sent.isCompletedExceptionally()) {
      acknowledged(takings, begin);
      return;
    }
    sent.orTimeout(workshop.settings().acknowledgeWithin().toMillis(), TimeUnit.MILLISECONDS)
        .whenCompleteAsync(
            (nothing, failure) -> {
              if (failure == null) {
                acknowledged(takings, begin);
              } else {
                failed(failure);
              }
            },
            workshop.executor());
  }

  private void acknowledged(GatewayEndpoint.Takings takings, long begin) {
    workshop.metrics().acknowledged(intake.name(), takings, System.nanoTime() - begin);
    reply(takings.reply());
  }

  private void failed(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof TooLargeException) {
      refuseRead(ErrorResponses.recordTooLarge());
    } else if (cause instanceof BusyException) {
      refuseRead(ErrorResponses.busy());
    } else {
      LOG.debug("not acknowledged", cause);
      refuseRead(ErrorResponses.notAcknowledged());
    }
  }

  private void replyAfterBody(Reply reply) {
    BodyDrainer.pass(
        request, workshop.settings().maxBodyBytes(), connection::received, () -> reply(reply));
  }

  private void release() {
    reading.ifPresent(BodyReader::release);
  }

  private void reply(Reply reply) {
    release();
    connection.requestIsThere();
    Replies.write(response, reply, Callback.from(callback, connection::answered));
  }
}
