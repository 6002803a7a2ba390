package io.funnelstreams.core.session;

import io.funnelstreams.core.event.Content;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.time.Grain;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The facts of sessions, computed in loops over all events at once. */
final class WebBatch {
  private static final Comparator<WebEvent> ORDER =
      Comparator.comparing((WebEvent view) -> view.header().occurredAt())
          .thenComparing(view -> view.header().key())
          .thenComparing(view -> view.header().partyId());

  private final FactRules rules;
  private final Map<String, Long> sums = new TreeMap<>();

  private WebBatch(FactRules rules) {
    this.rules = rules;
  }

  /** Sums by measure, day, breakdown and segment; sums of 0 are left out. */
  static Map<String, Long> of(FactRules rules, List<Event> events) {
    var batch = new WebBatch(rules);
    var leads = new ArrayList<LeadEvent>();
    var views = new ArrayList<WebEvent>();
    for (var event : latest(events)) {
      if (event instanceof LeadEvent lead && !lead.header().deleted()) {
        leads.add(lead);
      } else if (event instanceof WebEvent view && !view.header().deleted()) {
        views.add(view);
      }
    }
    leads.sort(Event.JOURNEY_ORDER);
    views.sort(ORDER);
    var into = new HashMap<String, String>();
    for (var lead : leads) {
      var other = lead.mergedInto().orElse(lead.header().partyId());
      if (!other.equals(lead.header().partyId())) {
        into.put(lead.header().partyId(), other);
      }
    }
    var parties = new HashSet<String>();
    events.forEach(event -> parties.add(survivor(event.header().partyId(), into)));
    for (var party : parties) {
      batch.party(
          leads.stream().filter(e -> survivor(e.header().partyId(), into).equals(party)).toList(),
          views.stream().filter(e -> survivor(e.header().partyId(), into).equals(party)).toList());
    }
    batch.sums.values().removeIf(amount -> amount == 0);
    return batch.sums;
  }

  private static Collection<Event> latest(List<Event> events) {
    var latest = new HashMap<List<Object>, Event>();
    for (var event : events) {
      var id = List.<Object>of(event.header().partyId(), event.header().key(), event.family());
      var known = latest.get(id);
      if (known == null || isNewer(event, known)) {
        latest.put(id, event);
      }
    }
    return latest.values();
  }

  private static boolean isNewer(Event event, Event known) {
    var order =
        Comparator.comparing((Event e) -> e.header().revision())
            .thenComparing(e -> e.header().recordedAt())
            .thenComparing(e -> e.header().sequence())
            .thenComparing(Content::hash);
    return order.compare(event, known) > 0;
  }

  private static String survivor(String party, Map<String, String> into) {
    var way = new LinkedHashSet<String>();
    var at = party;
    while (into.containsKey(at) && way.add(at)) {
      at = into.get(at);
    }
    if (!way.contains(at)) {
      return at;
    }
    var circle = new ArrayList<>(way);
    return Collections.min(circle.subList(circle.indexOf(at), circle.size()));
  }

  private void party(List<LeadEvent> all, List<WebEvent> views) {
    var leads = new ArrayList<LeadEvent>();
    for (var lead : all) {
      if (lead.type() == LeadEvent.Type.DELETED) {
        leads.clear();
      } else {
        leads.add(lead);
      }
    }
    for (var view : views) {
      add(Measure.REPORTED_PAGE_VIEWS, day(view), "", 1);
    }
    var begun = new TreeMap<LocalDate, List<List<String>>>();
    for (int i = 0; i < views.size(); ) {
      int end = i + 1;
      while (end < views.size() && isNear(views.get(end - 1), views.get(end))) {
        end++;
      }
      session(views.subList(i, end), leads, begun);
      i = end;
    }
    visitor(begun);
  }

  private static boolean isNear(WebEvent one, WebEvent next) {
    var gap = Duration.between(one.header().occurredAt(), next.header().occurredAt());
    return gap.compareTo(Duration.ofMinutes(30)) <= 0;
  }

  private void session(
      List<WebEvent> views, List<LeadEvent> leads, Map<LocalDate, List<List<String>>> begun) {
    var first = views.get(0);
    var last = views.get(views.size() - 1);
    var segment = segment(views, leads);
    begun.computeIfAbsent(day(first), day -> new ArrayList<>()).add(segment);
    var seconds =
        Duration.between(first.header().occurredAt(), last.header().occurredAt()).toSeconds();
    for (int breakdown = 0; breakdown < rules.breakdowns().size(); breakdown++) {
      var where = where(breakdown, segment);
      add(Measure.SESSIONS, day(first), where, 1);
      add(Measure.PAGE_VIEWS, day(first), where, views.size());
      add(Measure.BOUNCES, day(first), where, views.size() == 1 ? 1 : 0);
      add(Measure.SESSION_SECONDS, day(first), where, seconds);
      switch (first.referrerClass()) {
        case REFERRAL -> add(Measure.REFERRAL_SESSIONS, day(first), where, 1);
        case SOCIAL -> add(Measure.SOCIAL_SESSIONS, day(first), where, 1);
        default -> {}
      }
    }
  }

  private void visitor(Map<LocalDate, List<List<String>>> begun) {
    for (var grain : Grain.values()) {
      for (int breakdown = 0; breakdown < rules.breakdowns().size(); breakdown++) {
        var seen = new HashSet<List<String>>();
        for (var day : begun.keySet()) {
          for (var segment : begun.get(day)) {
            var period = rules.rules().calendar().periodOf(grain, day).label();
            if (seen.add(List.of(period, where(breakdown, segment)))) {
              var measure =
                  Measure.find("unique_visitors_" + grain.name().toLowerCase(Locale.ROOT));
              add(measure.orElseThrow(), day, where(breakdown, segment), 1);
            }
          }
        }
      }
    }
  }

  private List<String> segment(List<WebEvent> views, List<LeadEvent> leads) {
    var segment = new ArrayList<String>();
    for (var dimension : rules.dimensions()) {
      var value =
          switch (rules.rules().policyOf(dimension)) {
            case AT_EVENT -> atEvent(dimension, views.get(0), leads);
            case CURRENT -> current(dimension, views, leads);
            case FIRST -> first(dimension, views, leads);
          };
      segment.add(value == null ? "unknown" : value.toLowerCase(Locale.ROOT));
    }
    return segment;
  }

  private static String atEvent(String dimension, WebEvent first, List<LeadEvent> leads) {
    String value = null;
    for (var lead : leads) {
      if (lead.observed(dimension).isPresent() && Event.JOURNEY_ORDER.compare(lead, first) <= 0) {
        value = lead.observed(dimension).get();
      }
    }
    return first.observed(dimension).orElse(value);
  }

  private static String current(String dimension, List<WebEvent> views, List<LeadEvent> leads) {
    String value = null;
    for (var lead : leads) {
      value = lead.observed(dimension).orElse(value);
    }
    for (var view : views) {
      value = view.observed(dimension).orElse(value);
    }
    return value;
  }

  private static String first(String dimension, List<WebEvent> views, List<LeadEvent> leads) {
    var all = new ArrayList<Event>(leads);
    all.addAll(views);
    all.sort(Event.JOURNEY_ORDER);
    for (var event : all) {
      if (event.observed(dimension).isPresent()) {
        return event.observed(dimension).get();
      }
    }
    return null;
  }

  private String where(int breakdown, List<String> segment) {
    var where = new StringBuilder();
    for (var dimension : rules.breakdowns().get(breakdown)) {
      where.append(dimension).append('=');
      where.append(segment.get(rules.dimensions().indexOf(dimension))).append(' ');
    }
    return where.toString();
  }

  private LocalDate day(WebEvent view) {
    return rules.rules().calendar().dayOf(view.header().occurredAt());
  }

  private void add(Measure measure, LocalDate day, String where, long amount) {
    sums.merge(measure.id() + " " + day + " " + where, amount, Long::sum);
  }
}
