package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.forget.Forgetting;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A forgetting as the headers of a record: on the topics of its families, under the party's key and
 * without a value.
 */
public final class ForgettingCodec {
  private static final String AT = "funnel.forget.at";
  private static final String AGGREGATES = "funnel.forget.aggregates";
  private static final String FOLLOWS = "funnel.forget.follows";
  private static final String NEXT = "funnel.forget.next";
  private static final String FAMILIES = "funnel.forget.families";

  /**
   * Earlier versions wrote requests without families, to the topic of each family that existed
   * then. A newer family never receives those requests, so no reader may wait for it.
   */
  private static final Set<Family> OF_BEFORE =
      Collections.unmodifiableSet(EnumSet.range(Family.LEAD, Family.PUBLICATION));

  private ForgettingCodec() {}

  /** The headers of a forgetting. */
  public static Headers headers(Forgetting forgetting) {
    var headers = new RecordHeaders();
    add(headers, AT, forgetting.at().toString());
    add(headers, AGGREGATES, forgetting.aggregates().name().toLowerCase(Locale.ROOT));
    add(headers, FOLLOWS, Boolean.toString(forgetting.follows()));
    forgetting.next().ifPresent(next -> add(headers, NEXT, next));
    add(headers, FAMILIES, names(forgetting.families()));
    return headers;
  }

  /** The forgetting of a record without a value; empty where its headers hold none. */
  public static Optional<Forgetting> read(Headers headers) {
    try {
      return text(headers, AT).map(at -> read(instant(at), headers));
    } catch (DateTimeException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static Instant instant(String text) {
    return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
  }

  private static Forgetting read(Instant at, Headers headers) {
    var aggregates = text(headers, AGGREGATES).orElse("").toUpperCase(Locale.ROOT);
    return new Forgetting(
        at,
        Aggregates.valueOf(aggregates),
        text(headers, FOLLOWS).filter("true"::equals).isPresent(),
        text(headers, NEXT),
        text(headers, FAMILIES).map(ForgettingCodec::families).orElse(OF_BEFORE));
  }

  private static String names(Set<Family> families) {
    return families.stream()
        .map(family -> family.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static Set<Family> families(String names) {
    return Arrays.stream(names.split(","))
        .map(name -> Family.valueOf(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  private static void add(Headers headers, String name, String text) {
    headers.add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> text(Headers headers, String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .map(header -> new String(header.value(), StandardCharsets.UTF_8));
  }
}
