package io.funnelstreams.schemas.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.Schema;

/** A registry in this process with Confluent's API; a test can make it misbehave. */
final class StubRegistry implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, List<String>> subjects = new HashMap<>();
  private final Map<String, String> levels = new HashMap<>();
  private final Queue<Integer> failures = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();
  private boolean silent;

  /** A request as it came. */
  record Request(String method, String path, String authorization, String body) {}

  StubRegistry() {
    this(bound());
  }

  StubRegistry(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private static HttpServer bound() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://localhost:" + port();
  }

  /** The configuration of a client that gives up quickly. */
  Map<String, Object> config() {
    var config = new HashMap<String, Object>();
    config.put("schema.registry.url", url());
    config.put("max.retries", 2);
    config.put("retries.wait.ms", 1);
    config.put("retries.max.wait.ms", 2);
    return config;
  }

  RegistryClient client() {
    return RegistryClient.of(RegistryConfig.of(config()));
  }

  /** The next answers are these statuses, for any request. */
  synchronized void failWith(int... statuses) {
    for (int status : statuses) {
      failures.add(status);
    }
  }

  /** From now on the registry accepts requests and never answers. */
  synchronized void fallSilent() {
    silent = true;
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The id of a schema that is registered without a client. */
  synchronized int add(String subject, Schema schema) {
    return add(subject, CanonicalSchema.text(schema));
  }

  /** A subject's compatibility as another client has set it. */
  synchronized void hold(String subject, String level) {
    levels.put(subject, level);
  }

  private int add(String subject, String schema) {
    var versions = subjects.computeIfAbsent(subject, s -> new ArrayList<>());
    if (!versions.contains(schema)) {
      versions.add(schema);
    }
    return ids.computeIfAbsent(schema, s -> 0x01020300 + ids.size());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (isSilent()) {
        closing.await();
        return;
      }
      var answer = answer(exchange, body);
      var bytes = answer.json().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isSilent() {
    return silent;
  }

  private record Answer(int status, String json) {}

  private synchronized Answer answer(HttpExchange exchange, String body) throws IOException {
    var path = exchange.getRequestURI().getRawPath();
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    requests.add(new Request(exchange.getRequestMethod(), path, authorization, body));
    if (!failures.isEmpty()) {
      int status = failures.remove();
      return error(status, status == 409 ? 40901 : status, "as asked");
    }
    var parts = path.substring(1).split("/", -1);
    if (parts[0].equals("schemas")) {
      return byId(Integer.parseInt(parts[2]));
    }
    if (parts[0].equals("config")) {
      return level(parts[1]);
    }
    var schema = JSON.readTree(body).path("schema").asText();
    return parts.length == 3
        ? new Answer(200, id(add(parts[1], schema)))
        : lookup(parts[1], schema);
  }

  private Answer byId(int id) {
    return ids.entrySet().stream()
        .filter(entry -> entry.getValue() == id)
        .findFirst()
        .map(entry -> JSON.createObjectNode().put("schema", entry.getKey()).toString())
        .map(json -> new Answer(200, json))
        .orElse(error(404, 40403, "Schema not found"));
  }

  private Answer level(String subject) {
    return levels.containsKey(subject)
        ? new Answer(
            200, JSON.createObjectNode().put("compatibilityLevel", levels.get(subject)).toString())
        : error(404, 40408, "Subject has no level of its own");
  }

  private Answer lookup(String subject, String schema) {
    if (!subjects.containsKey(subject)) {
      return error(404, 40401, "Subject not found");
    }
    return subjects.get(subject).contains(schema)
        ? new Answer(200, id(ids.get(schema)))
        : error(404, 40403, "Schema not found");
  }

  private static String id(int id) {
    return JSON.createObjectNode().put("id", id).toString();
  }

  private static Answer error(int status, int code, String message) {
    var json = JSON.createObjectNode().put("error_code", code).put("message", message);
    return new Answer(status, json.toString());
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
