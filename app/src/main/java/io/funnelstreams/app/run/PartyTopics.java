package io.funnelstreams.app.run;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.schemas.avro.LeadEvent;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Finds the topics that have events of some parties. It reads only keys, and each topic once. */
public final class PartyTopics implements AutoCloseable {
  /** A stand-in for any event: its content does not matter here. */
  private static final SpecificRecord SOME_EVENT = new LeadEvent();

  private final Set<String> parties;
  private final Map<Family, CommittedReader> readers = new EnumMap<>(Family.class);
  private final Map<String, Set<Family>> found = new HashMap<>();

  private PartyTopics(Collection<String> parties) {
    this.parties = Set.copyOf(parties);
  }

  /** The topics of a cluster, up to now. */
  public static PartyTopics read(Cluster cluster, Collection<String> parties) {
    var topics = new PartyTopics(parties);
    try {
      for (var family : Family.values()) {
        topics.readers.put(
            family,
            CommittedReader.open(
                cluster.properties(), Topic.of(family), topic -> (name, bytes) -> SOME_EVENT));
      }
      topics.catchUp();
      return topics;
    } catch (RuntimeException e) {
      topics.close();
      throw e;
    }
  }

  /** Reads the records that have arrived since. */
  public void catchUp() {
    readers.forEach(
        (family, reader) ->
            reader.toEnd(
                record -> {
                  if (record.value() != null && parties.contains(record.key())) {
                    found
                        .computeIfAbsent(record.key(), key -> EnumSet.noneOf(Family.class))
                        .add(family);
                  }
                }));
  }

  /** The families that have an event under the party's key. */
  public Set<Family> of(String party) {
    return found.getOrDefault(party, Set.of());
  }

  @Override
  public void close() {
    readers.values().forEach(CommittedReader::close);
  }
}
