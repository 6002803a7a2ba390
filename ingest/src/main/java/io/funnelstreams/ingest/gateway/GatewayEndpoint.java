package io.funnelstreams.ingest.gateway;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.http.Reply;
import io.funnelstreams.ingest.auth.AuthResult;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.request.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes the requests of one path. Any thread may use it. */
public interface GatewayEndpoint {
  /** The source's name, for counting. */
  String name();

  /** The one method that is taken. */
  default String method() {
    return "POST";
  }

  /** The intake of requests of another method to the same path; this one where there is none. */
  default GatewayEndpoint forMethod(String method) {
    return this;
  }

  /** Whether requests have no body. */
  default boolean isGet() {
    return method().equals("GET");
  }

  /**
   * Whether bodies of a media type can be read.
   *
   * @param mediaType in lower case, without parameters; empty text where none was sent
   */
  boolean accepts(String mediaType);

  /** Why the caller is not authenticated, for the log; empty where it is. */
  Optional<String> refusal(Request request, Instant now);

  /**
   * The decision that the head of a request allows before its body is read; empty where the body
   * decides.
   */
  Optional<AuthResult> checkHead(Request head, Instant now);

  /**
   * The payer that the request counts against in the rate limit: a source, or one key of a source.
   */
  default String payer(Request request) {
    return name();
  }

  /** Reads events of a request whose caller is known. */
  Takings take(Request request);

  /**
   * The result of reading a request.
   *
   * @param rejects to be kept
   * @param rejected the reasons of all rejected items, also of those that are not kept
   * @param ignored how many items are not of interest
   * @param reply what to answer when events and rejects are safe
   */
  record Takings(
      List<Event> events,
      List<Reject> rejects,
      List<RejectReason> rejected,
      int ignored,
      Reply reply) {
    public Takings {
      events = List.copyOf(events);
      rejects = List.copyOf(rejects);
      rejected = List.copyOf(rejected);
    }

    /** A body that cannot be read and is not kept. */
    static Takings unreadable(Reply reply) {
      return new Takings(List.of(), List.of(), List.of(RejectReason.UNREADABLE), 0, reply);
    }
  }
}
