package io.funnelstreams.bench.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A receiver on the loopback address that answers each request as the test decides. */
final class HttpReceiver implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;

  /** The outcome of a request. */
  enum Fate {
    ACKNOWLEDGED,
    /** Refused for now, and not taken. */
    ERROR,
    /** The same, with the wish to be asked again at once. */
    TOO_MANY,
    /** Refused for good. */
    UNKNOWN,
    /** Taken, but the connection breaks before the answer. */
    RESET,
    /** Taken, but no answer comes as long as the receiver is there. */
    SILENT
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Supplier<Fate> fates;
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final Queue<String> answered = new ConcurrentLinkedQueue<>();
  private final LinkedBlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> bodies = new LinkedBlockingQueue<>();
  private final Semaphore unanswered = new Semaphore(0);

  private HttpReceiver(HttpServer server, Supplier<Fate> fates) {
    this.server = server;
    this.fates = fates;
  }

  static HttpReceiver listen(Supplier<Fate> fates) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var receiver = new HttpReceiver(HttpServer.create(address, 0), fates);
      receiver.server.setExecutor(receiver.threads);
      receiver.server.createContext("/", receiver::handle);
      receiver.server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  private void handle(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
    switch (fates.get()) {
      case ACKNOWLEDGED -> {
        taken.add(id);
        answered.add(id);
        answer(exchange, 200);
        news.add(id);
        bodies.add(body);
      }
      case ERROR -> answer(exchange, 500);
      case TOO_MANY -> {
        exchange.getResponseHeaders().add("Retry-After", "0");
        answer(exchange, 429);
      }
      case UNKNOWN -> answer(exchange, 404);
      case RESET -> {
        taken.add(id);
        exchange.close();
      }
      case SILENT -> {
        taken.add(id);
        unanswered.release();
        awaitClose();
        exchange.close();
      }
    }
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until this many more have been acknowledged. */
  void await(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      if (news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
        throw new AssertionError("%d of %d came: %s".formatted(i, count, answered));
      }
    }
  }

  /** Waits until one more request is there that gets no answer. */
  void awaitUnanswered() throws InterruptedException {
    if (!unanswered.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("nothing came");
    }
  }

  /** The next request that was acknowledged. */
  String body() throws InterruptedException {
    var body = bodies.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (body == null) {
      throw new AssertionError("nothing came any more");
    }
    return body;
  }

  /** The ids of all that was acknowledged, in their order. */
  List<String> acknowledged() {
    return List.copyOf(answered);
  }

  /** The distinct ids of all that came through, acknowledged or not. */
  Set<String> seen() {
    return Set.copyOf(taken);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
