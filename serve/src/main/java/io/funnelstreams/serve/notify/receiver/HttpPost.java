package io.funnelstreams.serve.notify.receiver;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Posts JSON to one address. The address may hold a secret, so that messages name the host alone.
 */
public final class HttpPost {
  /** The statuses with which the same request may succeed later, besides every 5xx. */
  private static final Set<Integer> LATER = Set.of(408, 425, 429);

  private static final int MOST_TEXT = 200;

  private final HttpClient client;
  private final URI address;
  private final Duration limit;

  /**
   * To an address.
   *
   * @param limit how long an answer may take, to its last byte
   */
  public HttpPost(HttpClient client, URI address, Duration limit) {
    this.client = client;
    this.address = address;
    this.limit = limit;
  }

  /** A client that follows no redirection: an address with a secret is for its host alone. */
  public static HttpClient client(Duration connectLimit) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(connectLimit)
        .build();
  }

  /** The same client and limit, to a path below this address. */
  HttpPost below(String path) {
    var text = address.toString();
    var base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return new HttpPost(client, URI.create(base + path), limit);
  }

  /** The host, and the port where one is given. */
  String place() {
    return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
  }

  /**
   * Posts a body and waits for the answer.
   *
   * @throws DeliveryException where the answer is none of success
   */
  void send(byte[] json, Map<String, String> headers) throws DeliveryException {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("User-Agent", "FunnelStreams")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json));
    headers.forEach(request::header);
    check(answer(request.build()));
  }

  /** The limit of a request ends with its headers; this one holds for a body that drips, too. */
  private HttpResponse<String> answer(HttpRequest request) throws DeliveryException {
    var pending = client.sendAsync(request, BodyHandlers.ofString());
    try {
      return pending.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw DeliveryException.unanswered(
          "%s did not answer within %s s".formatted(place(), limit.toSeconds()));
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw DeliveryException.unanswered("stopped while waiting for " + place());
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private DeliveryException failure(Throwable cause) {
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return DeliveryException.notTaken("no connection to " + place());
    }
    if (cause instanceof SSLException) {
      return DeliveryException.notTaken("no trusted TLS connection to " + place());
    }
    if (cause instanceof IOException) {
      return DeliveryException.unanswered(place() + " closed the connection without an answer");
    }
    throw new IllegalStateException("posting to " + place() + " failed", cause);
  }

  private void check(HttpResponse<String> answer) throws DeliveryException {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return;
    }
    var said = "%s answered %s%s".formatted(place(), status, quoted(answer.body()));
    if (status >= 500 || LATER.contains(status)) {
      var when = answer.headers().firstValue("Retry-After");
      throw DeliveryException.notTaken(
          said, when.flatMap(text -> wait(text, Clock.systemUTC().instant())));
    }
    throw DeliveryException.refused(said);
  }

  /** The wait that a Retry-After header asks for: seconds or a date (RFC 9110, 10.2.3). */
  static Optional<Duration> wait(String header, Instant now) {
    try {
      if (header.strip().chars().allMatch(Character::isDigit)) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())));
      }
      var until = ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      var wait = Duration.between(now, until.toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A server may repeat what it was sent: the address, whose path is the secret, is masked. */
  private String quoted(String body) {
    var line = body.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    for (var part : new String[] {address.toString(), address.getRawPath()}) {
      line = part == null || part.length() < 2 ? line : line.replace(part, "…");
    }
    if (line.isEmpty()) {
      return "";
    }
    return ": " + (line.length() > MOST_TEXT ? line.substring(0, MOST_TEXT) + "…" : line);
  }
}
