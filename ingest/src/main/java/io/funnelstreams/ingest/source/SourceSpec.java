package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.auth.Scheme;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.OwnCompany;
import java.util.List;
import java.util.Optional;

/**
 * The content of a source file.
 *
 * @param docs the vendor's page about its events
 * @param schemes none of a source that only reads topics
 * @param reader the format of events that need no mapping; empty where the mapping reads them
 * @param items an expression over the document; empty where the document is the items
 * @param method of its requests
 * @param ownCompany the company that is never a customer
 * @param topics the names of topics that hold its records
 */
record SourceSpec(
    String title,
    Optional<String> docs,
    List<Scheme> schemes,
    Body body,
    String method,
    Optional<EventFormat> reader,
    Optional<String> items,
    Optional<Handshake> handshake,
    Optional<RequestRule> erasure,
    Optional<Answer> answer,
    List<String> topics,
    TopicValue value,
    OwnCompany ownCompany,
    Mapping mapping) {
  SourceSpec {
    schemes = List.copyOf(schemes);
    topics = List.copyOf(topics);
  }
}
