package io.funnelstreams.ingest.gateway;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.http.Reply;
import io.funnelstreams.ingest.auth.AuthResult;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.ingest.source.ItemOutcome;
import io.funnelstreams.ingest.source.ParsedRequest;
import io.funnelstreams.ingest.source.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Takes the requests of a source. */
final class SourceIntake implements GatewayEndpoint {
  private final Source source;
  private final Credentials credentials;
  private final Optional<Credentials> ofHandshake;

  SourceIntake(Source source) {
    this.source = source;
    this.credentials = Intakes.credentials(source);
    this.ofHandshake = Intakes.credentialsOfHandshake(source);
  }

  @Override
  public GatewayEndpoint forMethod(String method) {
    return source.methodOfHandshake().filter(method::equals).isPresent()
        ? new HandshakeIntake(source, method, ofHandshake.orElse(credentials))
        : this;
  }

  /** Whether a handshake may use this method and be authenticated in another way. */
  private boolean hasHandshakeOfItsOwn() {
    return ofHandshake.isPresent() && source.methodOfHandshake().isEmpty();
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public String method() {
    return source.method();
  }

  @Override
  public boolean accepts(String mediaType) {
    return source.accepts(mediaType);
  }

  @Override
  public Optional<AuthResult> checkHead(Request head, Instant now) {
    return hasHandshakeOfItsOwn() ? Optional.empty() : credentials.checkHead(head, now);
  }

  @Override
  public Optional<String> refusal(Request request, Instant now) {
    var refusal = credentials.refusal(request, now);
    boolean isHandshake =
        refusal.isPresent() && hasHandshakeOfItsOwn() && source.handshake(request).isPresent();
    return isHandshake ? ofHandshake.get().refusal(request, now) : refusal;
  }

  @Override
  public Takings take(Request request) {
    var taken = source.take(request);
    return taken.unreadable().map(SourceIntake::unreadable).orElseGet(() -> items(taken));
  }

  private static Takings unreadable(Reject reject) {
    var reply =
        Reply.error(
            400,
            reject.rejection().explanation(),
            "look at what the caller sends; the body is kept with the rejects");
    return new Takings(List.of(), List.of(reject), List.of(reject.rejection().reason()), 0, reply);
  }

  private static Takings items(ParsedRequest taken) {
    var events = new ArrayList<Event>();
    var rejects = new ArrayList<Reject>();
    var reported = new ArrayList<Object>();
    int ignored = 0;
    for (int i = 0; i < taken.items().size(); i++) {
      var item = taken.items().get(i);
      if (item instanceof ItemOutcome.Events made) {
        events.addAll(made.events());
      } else if (item instanceof ItemOutcome.Rejected no) {
        rejects.add(no.reject());
        reported.add(reported(i + 1, no.reject()));
      } else {
        ignored++;
      }
    }
    int accepted = taken.items().size() - ignored - rejects.size();
    var reply =
        taken
            .answer()
            .map(answer -> Reply.of(200, answer.type(), answer.body()))
            .orElseGet(
                () -> reply(accepted, taken.items().size() - accepted - reported.size(), reported));
    return new Takings(events, rejects, reasons(rejects), ignored, reply);
  }

  private static List<RejectReason> reasons(List<Reject> rejects) {
    return rejects.stream().map(reject -> reject.rejection().reason()).toList();
  }

  private static Object reported(int item, Reject reject) {
    var reported = new LinkedHashMap<String, Object>();
    reported.put("item", item);
    reported.put("reason", reject.rejection().explanation());
    reject.rejection().field().ifPresent(field -> reported.put("field", field));
    return reported;
  }

  private static Reply reply(int accepted, int ignored, List<Object> rejected) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("accepted", accepted);
    answer.put("ignored", ignored);
    answer.put("rejected", rejected);
    return Reply.json(200, answer);
  }
}
