package io.funnelstreams.schemas.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * Requests to a registry that may have several addresses. A request that may succeed later is tried
 * at every address, then again after a wait.
 */
final class RegistryHttp {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  private final RegistryConfig config;
  private final HttpClient client;

  /** The address that answered last: while it answers, the client does not try the others. */
  private volatile int current;

  RegistryHttp(RegistryConfig config) {
    this.config = config;
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout());
    if (!config.ssl().isEmpty()) {
      builder.sslContext(sslContext(config));
    }
    this.client = builder.build();
  }

  HttpResponse<String> get(String path) {
    return send(path, request -> request.GET());
  }

  HttpResponse<String> post(String path, String json) {
    return send(path, request -> request.POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> put(String path, String json) {
    return send(path, request -> request.PUT(BodyPublishers.ofString(json)));
  }

  /** The method of a request, put on its builder. */
  private interface Method {
    HttpRequest.Builder on(HttpRequest.Builder request);
  }

  /**
   * The first answer that a retry would not change.
   *
   * @throws RegistryUnavailableException where there is none
   */
  private HttpResponse<String> send(String path, Method method) {
    IOException failure = null;
    for (int round = 0; round <= config.retry().retries(); round++) {
      if (round > 0) {
        pause(round - 1);
      }
      for (int tried = 0; tried < config.endpoints().size(); tried++) {
        try {
          return sendTo(config.endpoints().get(current), path, method);
        } catch (IOException e) {
          failure = e;
          current = (current + 1) % config.endpoints().size();
        }
      }
    }
    throw unavailable(failure);
  }

  private HttpResponse<String> sendTo(Endpoint endpoint, String path, Method method)
      throws IOException {
    var response = exchange(request(endpoint, endpoint.resolve(path), method));
    int status = response.statusCode();
    if (status == 408 || status == 429 || status >= 500) {
      throw new IOException(endpoint + " answered with status " + status);
    }
    return response;
  }

  private HttpRequest request(Endpoint endpoint, URI uri, Method method) {
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(config.readTimeout())
            .header("Content-Type", MEDIA_TYPE)
            .header("Accept", MEDIA_TYPE + ", application/json");
    endpoint.authorization().ifPresent(value -> request.header("Authorization", value));
    return method.on(request).build();
  }

  private HttpResponse<String> exchange(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private RegistryUnavailableException unavailable(IOException failure) {
    var cause = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return new RegistryUnavailableException(
        "No schema registry answered at %s, tried %s times; the last failure was: %s. Is it"
                .formatted(config.endpoints(), config.retry().retries() + 1, cause)
            + " running, and is "
            + RegistryConfig.URL
            + " right?",
        failure);
  }

  private void pause(int round) {
    try {
      var wait = config.retry().wait(round, ThreadLocalRandom.current());
      TimeUnit.MILLISECONDS.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static SSLContext sslContext(RegistryConfig config) {
    try (var factory = new DefaultSslEngineFactory()) {
      factory.configure(config.ssl());
      return factory.sslContext();
    } catch (RuntimeException e) {
      throw new ConfigException(
          "the schema.registry.ssl keys do not make a TLS context: " + e.getMessage());
    }
  }
}
