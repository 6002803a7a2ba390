package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with one row, gathered while it is mapped. */
final class Problems {
  private final List<Rejection> found = new ArrayList<>(0);

  void unmappable(String field, String explanation) {
    add(RejectReason.UNMAPPABLE, Optional.of(field), explanation);
  }

  void invalid(String explanation) {
    add(RejectReason.INVALID, Optional.empty(), explanation);
  }

  private void add(RejectReason reason, Optional<String> field, String explanation) {
    var problem = new Rejection(reason, field, explanation);
    // Two events of a row often stumble over the same value.
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  int count() {
    return found.size();
  }

  List<Rejection> found() {
    return List.copyOf(found);
  }
}
