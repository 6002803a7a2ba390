package io.funnelstreams.serve.api.stream;

import io.funnelstreams.serve.read.ChangeFeed;
import io.funnelstreams.serve.read.ReadModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One caller's stream. It has no thread: it takes changes when they arrive, and writes the next
 * ones when the previous write is complete. A caller that does not read in time is disconnected.
 */
final class EventStream extends IteratingCallback {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final byte[] COMMENT = ": \n\n".getBytes(StandardCharsets.UTF_8);

  /** How much is written at once. */
  private static final int WRITE_BYTES = 64 << 10;

  private final Exchange exchange;
  private final EventText text;
  private final StreamLimits limits;
  private final Consumer<EventStream> ended;
  private final Scheduler scheduler;
  private Optional<byte[]> first = Optional.empty();
  private Optional<ChangeFeed> feed = Optional.empty();
  private volatile boolean heartbeat;
  private volatile boolean finished;
  private volatile long writingSince;
  private volatile boolean writing;
  private volatile Scheduler.Task beat;

  /** The request that is answered. */
  record Exchange(Request request, Response response, Callback callback) {}

  EventStream(Exchange exchange, EventText text, StreamLimits limits, Consumer<EventStream> ended) {
    this.exchange = exchange;
    this.text = text;
    this.limits = limits;
    this.ended = ended;
    this.scheduler = exchange.request().getComponents().getScheduler();
  }

  /** Begins behind a change that the caller knows, or with what changes from now on. */
  void begin(ReadModel model, Optional<String> after) {
    // Never the thread that publishes changes.
    var executor = exchange.request().getComponents().getExecutor();
    var own = model.subscribe(after, () -> executor.execute(this::iterate));
    feed = Optional.of(own);
    first = Optional.of(EventText.place(own.position()));
    scheduleBeat();
    iterate();
  }

  @Override
  protected Action process() {
    if (finished) {
      return Action.SUCCEEDED;
    }
    var bytes = bytes();
    if (bytes.length == 0) {
      return Action.IDLE;
    }
    writingSince = System.nanoTime();
    writing = true;
    exchange.response().write(false, ByteBuffer.wrap(bytes), this);
    return Action.SCHEDULED;
  }

  private byte[] bytes() {
    var out = new ByteArrayOutputStream();
    first.ifPresent(out::writeBytes);
    first = Optional.empty();
    while (out.size() < WRITE_BYTES) {
      if (text.hasNext()) {
        out.writeBytes(text.next());
      } else if (!takeNext()) {
        break;
      }
    }
    if (heartbeat) {
      heartbeat = false;
      if (out.size() == 0) {
        out.writeBytes(COMMENT);
      }
    }
    return out.toByteArray();
  }

  private boolean takeNext() {
    var next = feed.orElseThrow().next();
    next.ifPresent(text::take);
    return next.isPresent();
  }

  private void scheduleBeat() {
    beat = scheduler.schedule(this::beat, limits.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat() {
    if (finished) {
      return;
    }
    if (writing && System.nanoTime() - writingSince > limits.writeWithin().toNanos()) {
      var late = new TimeoutException("the caller did not read in time");
      exchange.request().getConnectionMetaData().getConnection().getEndPoint().close(late);
      abort(late);
      return;
    }
    heartbeat = true;
    scheduleBeat();
    iterate();
  }

  @Override
  protected void onSuccess() {
    writing = false;
  }

  @Override
  protected void onCompleteSuccess() {
    end();
    exchange.response().write(true, ByteBuffer.allocate(0), exchange.callback());
  }

  @Override
  protected void onCompleteFailure(Throwable cause) {
    end();
    if (!(cause instanceof IOException || cause instanceof TimeoutException)) {
      LOG.error("path={}: a stream failed", StreamHandler.PATH, cause);
    }
    exchange.callback().failed(cause);
  }

  private void end() {
    finished = true;
    beat.cancel();
    feed.ifPresent(ChangeFeed::close);
    ended.accept(this);
  }

  /** Ends the stream after what is being written. */
  void finish() {
    finished = true;
    iterate();
  }
}
