package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.request.Request;
import java.util.List;

/**
 * Bodies of a vendor that uses several formats. The media type of a request selects one of them;
 * without a media type, the first that can be read is used.
 *
 * @param bodies in the order in which they are tried
 */
record SeveralBodies(List<Body> bodies) implements Body {
  SeveralBodies {
    bodies = List.copyOf(bodies);
  }

  @Override
  public Object read(Request request) throws UnreadableBody {
    var fitting = bodies.stream().filter(body -> body.accepts(request.contentType())).toList();
    var tried = request.contentType().isBlank() || fitting.isEmpty() ? bodies : fitting;
    UnreadableBody why = null;
    for (var body : tried) {
      try {
        return body.read(request);
      } catch (UnreadableBody e) {
        why = why == null ? e : why;
      }
    }
    throw why;
  }

  @Override
  public boolean accepts(String contentType) {
    return bodies.stream().anyMatch(body -> body.accepts(contentType));
  }
}
