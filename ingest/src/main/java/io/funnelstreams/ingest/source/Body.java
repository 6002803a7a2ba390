package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.request.Request;

/** Converts the bytes of a request to a document: maps, lists, texts, numbers and nulls. */
interface Body {
  /** No vendor sends documents nearly as deep; a deeper one is an attack. */
  int MOST_DEPTH = 100;

  /** The document of a request. */
  Object read(Request request) throws UnreadableBody;

  /** Whether this format accepts a media type; empty text where the request has none. */
  boolean accepts(String contentType);
}
