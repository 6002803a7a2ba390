package io.funnelstreams.core.session;

import io.funnelstreams.core.journey.Party;
import java.util.HashMap;
import java.util.Map;

/** Parties as they were counted last. Inputs that wait to be counted are in memory too. */
public final class PartiesInMemory implements PartyBatches.Rows {
  private final Map<String, Party> parties = new HashMap<>();

  @Override
  public StoredParty read(String id) {
    return new PartyInMemory(parties.getOrDefault(id, Party.unknown(id)), this::write);
  }

  @Override
  public void write(Party party) {
    parties.put(party.id(), party);
  }

  @Override
  public void note(String id, PartyBatches.Input input) {}
}
