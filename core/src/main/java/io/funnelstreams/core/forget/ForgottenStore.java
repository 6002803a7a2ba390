package io.funnelstreams.core.forget;

import java.util.HashMap;
import java.util.Map;

/** Where it is kept what is known of forgettings, apart from what is forgotten. */
public interface ForgottenStore {
  /** What is known of a party. */
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
