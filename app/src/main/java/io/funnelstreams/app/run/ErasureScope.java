package io.funnelstreams.app.run;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.core.forget.Persons;
import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.ingest.publish.LedgerErasure;
import io.funnelstreams.ingest.reject.ErasureRequest;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectLog;
import io.funnelstreams.schemas.codec.Decoded;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.codec.ForgettingCodec;
import io.funnelstreams.schemas.registry.PoisonRecordException;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.view.EventTopics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Asks a system to forget persons. */
public record ErasureScope(Cluster cluster) {

  /**
   * The persons that some parties are, each with all of its parties, in the order in which they are
   * to be forgotten.
   */
  public List<List<String>> persons(Collection<String> parties) {
    var known = new Persons();
    new EventTopics(cluster.properties(), cluster.values())
        .readLeads(event -> takeLead(event, known));
    var persons = new LinkedHashSet<List<String>>();
    parties.forEach(party -> persons.add(known.of(NormalizedText.id(party))));
    return List.copyOf(persons);
  }

  private static void takeLead(Event event, Persons known) {
    if (event instanceof LeadEvent lead) {
      known.accept(lead);
    }
  }

  /**
   * The persons that the system has data of: an event, a merge, or a rejected event.
   *
   * @param topics where the events of all of them are
   */
  public List<List<String>> known(List<List<String>> persons, PartyTopics topics) {
    var ids = persons.stream().flatMap(List::stream).collect(Collectors.toSet());
    var rejected = partiesOfRejects(ids);
    return persons.stream()
        .filter(
            person ->
                person.size() > 1
                    || !topics.of(person.get(0)).isEmpty()
                    || rejected.contains(person.get(0)))
        .toList();
  }

  private Set<String> partiesOfRejects(Set<String> ids) {
    return RejectLog.read(cluster.properties()).stream()
        .flatMap(reject -> event(reject).stream())
        .flatMap(event -> ids.stream().filter(id -> names(event, Set.of(id))))
        .collect(Collectors.toSet());
  }

  /**
   * Writes the request to the topics that have events of the person, and waits until the brokers
   * have it. So it writes an id to no topic that did not hold it. For an id that only a merge
   * names, it writes the request to the topic of the merge, which is that of leads.
   *
   * @param topics where the events of the person are by now
   */
  public void ask(List<String> person, Instant at, Aggregates aggregates, PartyTopics topics) {
    var records = new ArrayList<ProducerRecord<String, byte[]>>();
    for (int i = 0; i < person.size(); i++) {
      Optional<String> next =
          i + 1 < person.size() ? Optional.of(person.get(i + 1)) : Optional.empty();
      var found = topics.of(person.get(i));
      var families = found.isEmpty() ? Set.of(Family.LEAD) : found;
      var headers = ForgettingCodec.headers(new Forgetting(at, aggregates, i > 0, next, families));
      for (var family : families) {
        records.add(
            new ProducerRecord<>(Topic.of(family).topicName(), null, person.get(i), null, headers));
      }
    }
    cluster.send(records);
  }

  /** The parties that sources ask to forget, the longest waiting first. */
  public List<String> requested() {
    return RejectLog.read(cluster.properties()).stream()
        .flatMap(reject -> ErasureRequest.party(reject).stream())
        .distinct()
        .toList();
  }

  /**
   * Deletes the rejected events of persons, and the erasure requests of sources for them. Records
   * that cannot be read as an event, and rows of files, may belong to any person and stay.
   *
   * @return how many events there were
   */
  public int clearRejects(List<List<String>> persons) {
    var names = persons.stream().flatMap(List::stream).collect(Collectors.toSet());
    var rejects = RejectLog.read(cluster.properties());
    var requests =
        ids(rejects, reject -> ErasureRequest.party(reject).filter(names::contains).isPresent());
    var events =
        ids(rejects, reject -> event(reject).filter(event -> names(event, names)).isPresent());
    cluster.delete(Topic.REJECTS, Stream.concat(requests.stream(), events.stream()).toList());
    return events.size();
  }

  /**
   * Removes persons from the ledgers of imports.
   *
   * @return how many rows there were
   */
  public int clearImports(List<List<String>> persons) {
    var names = persons.stream().flatMap(List::stream).collect(Collectors.toSet());
    return LedgerErasure.erase(cluster.properties(), names);
  }

  private static List<String> ids(List<Reject> rejects, Predicate<Reject> which) {
    return rejects.stream().filter(which).map(Reject::id).toList();
  }

  private static boolean names(Event event, Set<String> names) {
    return names.contains(event.header().partyId())
        || (event instanceof LeadEvent lead
            && lead.mergedInto().filter(names::contains).isPresent());
  }

  private Optional<Event> event(Reject reject) {
    return reject
        .topic()
        .flatMap(place -> topic(place.topic()))
        .flatMap(topic -> event(topic, reject.raw().bytes()));
  }

  private static Optional<Topic> topic(String name) {
    return Topic.events().stream().filter(topic -> topic.topicName().equals(name)).findFirst();
  }

  private Optional<Event> event(Topic topic, byte[] raw) {
    try {
      var avro = cluster.serde(topic).deserializer().deserialize(topic.topicName(), raw);
      return EventCodec.toCore(avro) instanceof Decoded.Accepted accepted
          ? Optional.of(accepted.event())
          : Optional.empty();
    } catch (PoisonRecordException e) {
      return Optional.empty();
    }
  }
}
