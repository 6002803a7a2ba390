package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.request.Request;

/** How the bytes of a request become a document: maps, lists, texts, numbers and nulls. */
interface Body {
  /** Nothing that a vendor sends comes near; what is deeper is meant to hurt. */
  int MOST_DEPTH = 100;

  /** The document of a request. */
  Object read(Request request) throws UnreadableBody;

  /** Whether a request may call its body so; empty text where it does not call it anything. */
  boolean accepts(String contentType);
}
