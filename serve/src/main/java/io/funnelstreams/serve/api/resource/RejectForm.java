package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.INSTANT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.WHOLE_NUMBER;

import io.funnelstreams.schemas.avro.Reject;
import io.funnelstreams.schemas.avro.RejectReason;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A rejected input in the API; for operators. */
final class RejectForm {
  /** The words for why an input is rejected. */
  static final List<String> REASONS =
      Arrays.stream(RejectReason.values()).map(RejectForm::word).toList();

  static final ApiSchema<Reject> ROW =
      ApiSchema.<Reject>named("Reject")
          .field("id", TEXT, "The same for the same input.", Reject::getId)
          .field("source", TEXT, "The source.", Reject::getSource)
          .field(
              "reason",
              new ApiType.Word(REASONS),
              "The class of the defect.",
              each -> word(each.getReason()))
          .field("explanation", TEXT, "What is wrong and what to do.", Reject::getExplanation)
          .optional("field", TEXT, "The field that is wrong.", each -> of(each.getField()))
          .optional("file", TEXT, "The file it was in.", each -> of(each.getFile()))
          .optional("line", WHOLE_NUMBER, "The line in the file.", each -> of(each.getLine()))
          .optional("topic", TEXT, "The topic it was on.", each -> of(each.getTopic()))
          .field("at", INSTANT, "When it was rejected.", Reject::getAt)
          .field("attempt", WHOLE_NUMBER, "How often it was tried.", Reject::getAttempt)
          .build();

  private RejectForm() {}

  static String word(RejectReason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  private static <T> Optional<T> of(T value) {
    return Optional.ofNullable(value);
  }

  /** The advice for inputs that were rejected for a reason. */
  static String action(RejectReason reason) {
    return switch (reason) {
      case UNREADABLE ->
          "Look at the first one's bytes with 'funnel rejects --show ID'; have the sender mend"
              + " them.";
      case UNMAPPABLE -> "Mend the mapping of the source, then 'funnel rejects --replay'.";
      case INVALID -> "Correct the value at its source, or map it, then 'funnel rejects --replay'.";
      case TOO_LATE ->
          "Raise the plan's allowed_lateness for the family, or import it as history, then replay.";
      case CONFLICT ->
          "Two inputs have one id and different content: have the sender give each its own.";
      case NO_RATE -> "Add the day's exchange rate to the plan, then 'funnel rejects --replay'.";
      case ERASURE_REQUESTED -> "Nothing: the person asked to be forgotten.";
      case CURRENCY_UNKNOWN ->
          "Say the currency in the source's mapping, then 'funnel rejects --replay'.";
      case UNKNOWN -> "The reason is newer than this program: update it.";
    };
  }
}
