package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.request.Request;
import java.util.List;

/**
 * Bodies of a vendor that writes the same in several ways. The media type of a request says which
 * of them it is; where it says nothing, it is the first that can be read.
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
