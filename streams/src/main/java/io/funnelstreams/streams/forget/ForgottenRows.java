package io.funnelstreams.streams.forget;

import io.funnelstreams.core.forget.Forgotten;
import io.funnelstreams.core.forget.ForgottenStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The erasures, in a store of a task. The rows of those who were forgotten stay, so their keys are
 * not their names.
 */
public final class ForgottenRows implements ForgottenStore {
  private final KeyValueStore<Bytes, byte[]> rows;

  public ForgottenRows(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  /** It is called for every event, so a company without erasures does not pay for it. */
  @Override
  public Forgotten of(String party) {
    if (rows.approximateNumEntries() == 0) {
      return Forgotten.NOTHING;
    }
    var row = rows.get(key(party));
    return row == null ? Forgotten.NOTHING : ForgottenForm.read(row);
  }

  @Override
  public void put(String party, Forgotten forgotten) {
    rows.put(key(party), ForgottenForm.bytes(forgotten));
  }

  private static Bytes key(String party) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Bytes.wrap(digest.digest(party.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
