package io.funnelstreams.serve.api.route;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request, with its parameters as texts.
 *
 * @param path the parameters of the path
 * @param query the parameters of the query; each has at least one value
 */
public record ApiRequest(
    AccessRole role, Map<String, String> path, Map<String, List<String>> query) {
  /** How many items a page has where nothing else is asked. */
  public static final int USUAL_LIMIT = 1_000;

  private static final int MOST_LIMIT = 10_000;
  private static final String SEGMENT_PREFIX = "segment.";

  public ApiRequest {
    path = Map.copyOf(path);
    query = Map.copyOf(query);
  }

  /** A parameter of the path. */
  public String inPath(String name) {
    return path.get(name);
  }

  /** A text; empty where it is not given. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(query.get(name))
        .map(
            values -> {
              if (values.size() > 1) {
                throw ApiProblem.parameter(
                    name, "'%s' is given twice: give it once.".formatted(name));
              }
              return values.get(0);
            })
        .filter(text -> !text.isEmpty());
  }

  /**
   * A text that has to be given.
   *
   * @throws ApiProblem where it is not
   */
  public String required(String name, String example) {
    return text(name)
        .orElseThrow(
            () ->
                ApiProblem.parameter(
                    name,
                    "'%s' is missing: give one, as in %s=%s.".formatted(name, name, example)));
  }

  /** Texts that are separated by commas. */
  public List<String> texts(String name) {
    return text(name)
        .map(
            all ->
                Arrays.stream(all.split(","))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList())
        .orElse(List.of());
  }

  /**
   * One of some words.
   *
   * @throws ApiProblem where it is another
   */
  public Optional<String> word(String name, List<String> words) {
    var word = text(name);
    word.filter(given -> !words.contains(given))
        .ifPresent(
            given -> {
              throw ApiProblem.parameter(
                  name, "'%s' is one of %s.".formatted(name, String.join(", ", words)));
            });
    return word;
  }

  /** A day. */
  public Optional<LocalDate> day(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return LocalDate.parse(text);
              } catch (DateTimeException e) {
                throw ApiProblem.parameter(
                    name, "'%s' is a day such as 2026-03-31.".formatted(name));
              }
            });
  }

  /** Whether something is wanted; not where it is not given. */
  public boolean flag(String name) {
    return word(name, List.of("true", "false")).map("true"::equals).orElse(false);
  }

  /** How many items a page has at most. */
  public int limit() {
    return limit(USUAL_LIMIT, MOST_LIMIT);
  }

  /**
   * How many items a page of a list has at most that has limits of its own.
   *
   * @param usual if the request has no limit
   * @param most as many may be asked for
   */
  public int limit(int usual, int most) {
    return text("limit").map(text -> limit(text, most)).orElse(usual);
  }

  private static int limit(String text, int most) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= most) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // The same is wrong with it.
    }
    throw ApiProblem.parameter("limit", "'limit' is a number from 1 to %s.".formatted(most));
  }

  /** The values of {@code segment.DIMENSION} by dimension. */
  public Map<String, String> segment() {
    var segment = new LinkedHashMap<String, String>();
    query.keySet().stream()
        .filter(name -> name.startsWith(SEGMENT_PREFIX))
        .sorted()
        .forEach(
            name ->
                text(name)
                    .ifPresent(
                        value -> segment.put(name.substring(SEGMENT_PREFIX.length()), value)));
    return segment;
  }
}
