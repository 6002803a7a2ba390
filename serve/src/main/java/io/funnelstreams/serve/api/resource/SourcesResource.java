package io.funnelstreams.serve.api.resource;

import static io.funnelstreams.serve.api.form.ApiType.Scalar.DAY;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.INSTANT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.TEXT;
import static io.funnelstreams.serve.api.form.ApiType.Scalar.WHOLE_NUMBER;

import io.funnelstreams.serve.api.form.ApiSchema;
import io.funnelstreams.serve.api.form.ApiType;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.api.route.ApiAnswer;
import io.funnelstreams.serve.api.route.ApiOperation;
import io.funnelstreams.serve.api.route.ApiPage;
import io.funnelstreams.serve.api.route.ApiParameter;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.api.route.ApiResource;
import io.funnelstreams.serve.read.DayActivity;
import io.funnelstreams.serve.read.RejectGroup;
import io.funnelstreams.serve.read.SourceActivity;
import io.funnelstreams.serve.read.SourceActivity.ChangeCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The sources: whether they are on, and what each has sent. */
public final class SourcesResource implements ApiResource {
  private static final int DAYS = 60;

  private static final ApiSchema<DayActivity> BY_DAY =
      ApiSchema.<DayActivity>named("EventsOfDay")
          .field("day", DAY, "The day.", DayActivity::day)
          .field("events", WHOLE_NUMBER, "How many happened on it.", DayActivity::events)
          .build();

  private static final ApiSchema<SourceState.RefusalCount> REFUSED =
      ApiSchema.<SourceState.RefusalCount>named("RefusalCount")
          .field("reason", TEXT, "Why.", SourceState.RefusalCount::reason)
          .field("count", WHOLE_NUMBER, "How many.", SourceState.RefusalCount::count)
          .build();

  private static final ApiSchema<Entry> ITEM =
      ApiSchema.<Entry>named("Source")
          .field("source", TEXT, "The source's name.", each -> each.state().name())
          .field("title", TEXT, "What it is.", each -> each.state().title())
          .field(
              "state",
              new ApiType.Word(SourceState.STATES),
              "Whether it takes events; unknown where it sends and is not configured here.",
              each -> each.state().state())
          .optional(
              "disabled_reason", TEXT, "Why it is not on.", each -> each.state().disabledReason())
          .field("families", new ApiType.Many(TEXT), "What it sends.", Entry::families)
          .optional(
              "last_event_at",
              INSTANT,
              "When its latest event happened, by its own time.",
              Entry::lastEventAt)
          .field("events", WHOLE_NUMBER, "How many came, with corrections.", Entry::events)
          .field(
              "events_by_day",
              new ApiType.Many(new ApiType.Nested(BY_DAY)),
              "How many happened on each of the last 60 days; days without are left out.",
              Entry::byDay)
          .field("rate_per_hour", WHOLE_NUMBER, "How many came within the last hour.", Entry::rate)
          .field(
              "refused",
              new ApiType.Many(new ApiType.Nested(REFUSED)),
              "Requests that were refused since the gateway of this process started.",
              each -> each.state().refused())
          .field(
              "taken_back",
              WHOLE_NUMBER,
              "How many of the events take an earlier one back.",
              each -> each.changes(ChangeCounts::takenBack))
          .field(
              "merged",
              WHOLE_NUMBER,
              "How many merge one lead into another.",
              each -> each.changes(ChangeCounts::merged))
          .field(
              "deleted",
              WHOLE_NUMBER,
              "How many delete a lead, for example because a person asked to be forgotten.",
              each -> each.changes(ChangeCounts::deleted))
          .field("rejected", WHOLE_NUMBER, "How many inputs are rejected.", Entry::rejected)
          .build();

  private static final ApiOperation OPERATION =
      new ApiOperation(
          "/sources",
          "listSources",
          "The sources: whether they are on, and what came from each.",
          AccessRole.VIEWER,
          List.of(ApiParameter.CURSOR, ApiParameter.LIMIT, ApiParameter.FORMAT),
          ApiPage.schema(ITEM),
          true);

  private final ApiContext context;

  public SourcesResource(ApiContext context) {
    this.context = context;
  }

  private record Entry(
      SourceState state, List<SourceActivity> activity, List<DayActivity> byDay, long rejected) {
    List<String> families() {
      return Stream.concat(state.families().stream(), activity.stream().map(SourceActivity::family))
          .distinct()
          .sorted()
          .map(family -> family.name().toLowerCase(Locale.ROOT))
          .toList();
    }

    Optional<Instant> lastEventAt() {
      return activity.stream().map(SourceActivity::lastOccurredAt).max(Instant::compareTo);
    }

    long events() {
      return activity.stream().mapToLong(SourceActivity::events).sum();
    }

    long changes(ToLongFunction<ChangeCounts> which) {
      return activity.stream().map(SourceActivity::changes).mapToLong(which).sum();
    }

    long rate() {
      return activity.stream().mapToLong(SourceActivity::lastHourEvents).sum();
    }
  }

  @Override
  public ApiOperation operation() {
    return OPERATION;
  }

  @Override
  public ApiAnswer answer(ApiRequest request) {
    var model = context.ready();
    var states = new TreeMap<String, SourceState>();
    model
        .sourceActivity()
        .forEach(each -> states.put(each.source(), SourceState.unknown(each.source())));
    model
        .rejectGroups()
        .forEach(each -> states.put(each.source(), SourceState.unknown(each.source())));
    context.sources().get().forEach(each -> states.put(each.name(), each));
    var page = RowPages.of(new ArrayList<>(states.values()), request);
    var items = page.items().stream().map(this::entry).toList();
    return ApiAnswer.of(new ApiPage<>(items, page.next()), ITEM);
  }

  private Entry entry(SourceState state) {
    var model = context.model();
    var today = context.today(context.plans().counted());
    var activity =
        model.sourceActivity().stream().filter(each -> each.source().equals(state.name())).toList();
    return new Entry(
        state,
        activity,
        activity.isEmpty()
            ? List.of()
            : model.eventsByDay(state.name(), today.minusDays(DAYS - 1L), today),
        model.rejectGroups().stream()
            .filter(group -> group.source().equals(state.name()))
            .mapToLong(RejectGroup::count)
            .sum());
  }
}
