package io.funnelstreams.core.forget;

import java.util.HashMap;
import java.util.Map;

/** Keeps the state of forgettings, apart from the data that is forgotten. */
public interface ForgottenStore {
  /** The state of a party. */
  Forgotten of(String party);

  void put(String party, Forgotten forgotten);

  /** A store in the memory of this process. */
  static ForgottenStore inMemory() {
    Map<String, Forgotten> rows = new HashMap<>();
    return new ForgottenStore() {
      @Override
      public Forgotten of(String party) {
        return rows.getOrDefault(party, Forgotten.NOTHING);
      }

      @Override
      public void put(String party, Forgotten forgotten) {
        rows.put(party, forgotten);
      }
    };
  }
}
