package io.funnelstreams.app.run;

import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.sink.RowPlace;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * A row of a file that made no event, or whose event the plan did not take.
 *
 * @param place where the row is
 * @param byThePlan whether a mapping made an event of the row, and the plan's rules refused it
 */
public record RejectedInput(RowPlace place, Rejection rejection, boolean byThePlan) {
  /** By file and line. */
  public static final Comparator<RejectedInput> ORDER =
      Comparator.comparing((RejectedInput input) -> input.place().file())
          .thenComparingLong(input -> input.place().line());

  /** The reject of a mapping. */
  static RejectedInput of(Reject reject) {
    var file = reject.file().map(Path::of).orElse(Path.of(reject.source()));
    return new RejectedInput(
        new RowPlace(file, reject.line().orElse(0)), reject.rejection(), false);
  }

  /** The event of a row that the plan refused. */
  static RejectedInput ofThePlan(RowPlace place, Rejection rejection) {
    return new RejectedInput(place, rejection, true);
  }

  /** The column or field that is wrong, where one is. */
  public Optional<String> field() {
    return rejection.field();
  }
}
