package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.FIGURE;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.FLAG;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.INSTANT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.LABELS;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;

import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.explain.Contribution;
import io.funnelstreams.core.kpi.FormulaPart;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.form.Figure;
import io.funnelstreams.serve.api.resource.TakenApart.Question;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.api.row.KpiForm;
import io.funnelstreams.serve.view.ExplainedAmounts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** The events behind a number, with what each of them adds to it; for operators. */
public final class ExplainResource implements ApiResource {
  private static final int USUAL_LIMIT = 100;
  private static final int MOST_LIMIT = 500;

  /** The memory of an event with its part of the journeys, which are in memory too. */
  private static final long BYTES_PER_EVENT = 2_048;

  /** All events may take this part of the heap. */
  private static final int PART_OF_HEAP = 4;

  private static final List<String> PARTS =
      Arrays.stream(FormulaPart.Role.values()).map(ExplainResource::word).toList();

  private static final ApiSchema<Item> ITEM =
      ApiSchema.<Item>named("ExplainedEvent")
          .field(
              "part",
              new ApiType.Word(PARTS),
              "Which side of the quotient it adds to; value where the KPI is none.",
              item -> word(item.part().role()))
          .field("measure", TEXT, "The measure it adds to.", item -> item.part().measure().id())
          .field(
              "amount",
              FIGURE,
              "What it adds, negative where it takes back; of a median's numbers the number.",
              item -> item.amount())
          .field("unit", TEXT, "The unit of the amount.", item -> item.amount().unit())
          .field("day", DAY, "The day it counts on.", item -> item.day())
          .field("party", TEXT, "The party it counts for.", item -> item.each().place().party())
          .field("event_id", TEXT, "The event's id.", item -> item.key().eventId())
          .field("event", TEXT, "What happened.", item -> item.each().event().label())
          .field("source", TEXT, "The event's source.", item -> item.key().source())
          .field(
              "occurred_at",
              INSTANT,
              "When it happened.",
              item -> item.each().event().header().occurredAt())
          .build();

  private static final ApiSchema<Sums> SUMS =
      ApiSchema.<Sums>named("ExplainedSums")
          .figure("value", "The value, in the unit of the KPI.", sums -> sums.of(KpiValue::value))
          .figure(
              "numerator",
              "The numerator, without a unit.",
              sums -> sums.plain(KpiValue::numerator))
          .figure(
              "denominator",
              "The denominator, without a unit.",
              sums -> sums.plain(KpiValue::denominator))
          .build();

  private static final ApiSchema<Answer> SCHEMA =
      ApiSchema.<Answer>named("Explanation")
          .field("kpi", TEXT, "The KPI's id.", answer -> answer.of().question().kpi())
          .field("period", TEXT, "The period's label.", Answer::period)
          .field(
              "segment",
              LABELS,
              "Dimension to value; empty for the whole company.",
              answer -> new TreeMap<>(answer.of().question().segment()))
          .optional(
              "published",
              new ApiType.Nested(KpiForm.ROW),
              "The row that is published; null where there is none.",
              answer -> answer.of().published())
          .field(
              "sums",
              new ApiType.Nested(SUMS),
              "What all events add up to, on every page. It differs from what is published where"
                  + " events are not in the KPIs yet, or keeps_forgotten says so.",
              Answer::sums)
          .field(
              "keeps_forgotten",
              FLAG,
              "Whether persons were forgotten whose part published numbers keep; it is in none of"
                  + " the items and sums.",
              answer -> answer.of().keepsForgotten())
          .field(
              "items",
              new ApiType.Many(new ApiType.Nested(ITEM)),
              "What events add, by part, day and party.",
              Answer::items)
          .optional("next", TEXT, "The cursor of the next page.", Answer::next)
          .build();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/explain",
          "explainKpi",
          "The events behind a number, with what each of them adds to it. It reads all events into"
              + " memory, for one number at a time: further requests wait up to %s seconds, at most"
                  .formatted(ExplanationDesk.PATIENCE.toSeconds())
              + " %s of them, and are answered 503 with Retry-After then. A cursor is of the same"
                  .formatted(ExplanationDesk.MOST_WAITING)
              + " events; where they have changed the answer is 409.",
          AccessRole.OPERATOR,
          List.of(
              ApiParameter.query("kpi", ApiParameter.Kind.TEXT, "The KPI's id; needed.", "leads"),
              ApiParameter.query(
                  "period", ApiParameter.Kind.TEXT, "The period's label; needed.", "2026-03"),
              ApiParameter.SEGMENT,
              ApiParameter.CURSOR,
              ApiParameter.query(
                  "limit",
                  ApiParameter.Kind.NUMBER,
                  "How many items a page has: 1 to %s, %s where it is left out."
                      .formatted(MOST_LIMIT, USUAL_LIMIT),
                  "100"),
              ApiParameter.FORMAT),
          SCHEMA,
          true);

  private final ApiContext context;
  private final ExplanationDesk desk;

  /** Answers one after the other at a desk. */
  ExplainResource(ApiContext context, ExplanationDesk desk) {
    this.context = context;
    this.desk = desk;
  }

  /** A desk with as many events as fit into a part of the heap. */
  static ExplanationDesk desk(ApiContext context) {
    return new ExplanationDesk(
        context,
        Runtime.getRuntime().maxMemory() / PART_OF_HEAP / BYTES_PER_EVENT,
        System::nanoTime);
  }

  private record Item(Contribution each, Figure amount) {
    static Item of(Contribution each, ExplainedAmounts amounts) {
      var amount = OptionalDouble.of(amounts.amount(each));
      return new Item(each, new Figure(amount, amounts.unit(each.place().part())));
    }

    FormulaPart part() {
      return each.place().part();
    }

    LocalDate day() {
      return LocalDate.ofEpochDay(each.place().epochDay());
    }

    EventKey key() {
      return each.event().header().key();
    }
  }

  private record Sums(Optional<KpiValue> value, String unit) {
    Figure of(Function<KpiValue, OptionalDouble> field) {
      return new Figure(value.map(field).orElse(OptionalDouble.empty()), unit);
    }

    Figure plain(Function<KpiValue, OptionalDouble> field) {
      return new Figure(of(field).value(), "");
    }
  }

  private record Answer(TakenApart of, List<Item> items, Optional<String> next) {
    String period() {
      return of.explanation().key().period().label();
    }

    Sums sums() {
      var into = of.plan().rules().fx().into();
      var unit = KpiCatalogue.find(of.plan(), of.question().kpi()).unit().shown(into);
      return new Sums(of.explanation().value(), unit);
    }
  }

  /** The start of a page, and its explanation. */
  private record Position(String tag, int from) {
    static Position of(String cursor) {
      var parts = RowPages.decoded(cursor).split(":", -1);
      try {
        int from = Integer.parseInt(parts[parts.length - 1]);
        if (parts.length == 2 && from >= 0) {
          return new Position(parts[0], from);
        }
      } catch (NumberFormatException e) {
        // The same is wrong with it.
      }
      throw RowPages.badCursor();
    }

    String text() {
      return RowPages.encoded(tag + ":" + from);
    }
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    int limit = request.limit(USUAL_LIMIT, MOST_LIMIT);
    var question = question(request, context.plans().counted());
    var position = request.text("cursor").map(Position::of);
    var taken = desk.explain(question, position.map(Position::tag));
    position
        .filter(at -> !at.tag().equals(taken.tag()))
        .ifPresent(
            at -> {
              throw ApiProblem.of(
                  409,
                  "The events have changed",
                  "The pages before are of other events: ask again without 'cursor'.");
            });
    var answer = page(taken, position.map(Position::from).orElse(0), limit);
    return ApiAnswer.of(SCHEMA, answer, ITEM, answer.items()).before(answer.next());
  }

  private static Question question(ApiRequest request, Plan plan) {
    var kpi = request.required("kpi", "leads");
    if (plan.catalogue().find(kpi).isEmpty()) {
      throw ApiProblem.parameter("kpi", KpiCatalogue.absence(plan, kpi));
    }
    var segment = RowSelection.segments(request, plan).values();
    return new Question(kpi, request.required("period", "2026-03"), segment);
  }

  private static Answer page(TakenApart taken, int from, int limit) {
    var all = taken.explanation().contributions();
    int to = (int) Math.min(all.size(), (long) from + limit);
    var amounts = new ExplainedAmounts(taken.plan());
    var items =
        all.subList(Math.min(from, to), to).stream().map(each -> Item.of(each, amounts)).toList();
    var next =
        to < all.size()
            ? Optional.of(new Position(taken.tag(), to).text())
            : Optional.<String>empty();
    return new Answer(taken, items, next);
  }

  private static String word(FormulaPart.Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
