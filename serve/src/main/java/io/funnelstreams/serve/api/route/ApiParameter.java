package io.funnelstreams.serve.api.route;

import java.util.List;

/**
 * A parameter of a request.
 *
 * @param name in the path, the query or the headers; {@code segment} stands for {@code
 *     segment.DIMENSION}
 * @param kind what its value looks like
 * @param description a sentence for readers of the API
 * @param words the values that it may have; empty where any may be
 * @param example of the documents
 */
public record ApiParameter(
    String name, Kind kind, String description, List<String> words, String example) {
  /** {@code segment.DIMENSION=VALUE}, any number of them. */
  public static final ApiParameter SEGMENT =
      new ApiParameter(
          "segment",
          Kind.SEGMENT,
          "A segment: segment.DIMENSION=VALUE for each dimension of a breakdown.",
          List.of(),
          "EMEA");

  /** How many items a page has. */
  public static final ApiParameter LIMIT =
      query("limit", Kind.NUMBER, "How many items a page has at most.", "100");

  /** The start of a page. */
  public static final ApiParameter CURSOR =
      query("cursor", Kind.TEXT, "The value of next on the page before.", "");

  /** The form of a list. */
  public static final ApiParameter FORMAT =
      word(
          "format",
          "The form of the answer; Accept: text/csv says the same.",
          List.of("json", "csv"));

  /** The format of a parameter's value, and its location. */
  public enum Kind {
    PATH,
    TEXT,
    /** Texts, separated by commas. */
    TEXTS,
    NUMBER,
    DAY,
    FLAG,
    SEGMENT,
    /** A text in a header of the request. */
    HEADER
  }

  public ApiParameter {
    words = List.copyOf(words);
  }

  /** One in the query, of any value of its kind. */
  public static ApiParameter query(String name, Kind kind, String description, String example) {
    return new ApiParameter(name, kind, description, List.of(), example);
  }

  /** One in the query that is one of some words. */
  public static ApiParameter word(String name, String description, List<String> words) {
    return new ApiParameter(name, Kind.TEXT, description, words, words.get(0));
  }

  /** One in the path. */
  public static ApiParameter path(String name, String description, String example) {
    return new ApiParameter(name, Kind.PATH, description, List.of(), example);
  }

  /** One in a header of the request. */
  public static ApiParameter header(String name, String description, String example) {
    return new ApiParameter(name, Kind.HEADER, description, List.of(), example);
  }

  /** Whether it is in the query. */
  boolean isInQuery() {
    return kind != Kind.PATH && kind != Kind.HEADER;
  }

  /** Whether it matches a name in a query. */
  boolean takes(String query) {
    return switch (kind) {
      case PATH, HEADER -> false;
      case SEGMENT -> query.startsWith(name + ".") && query.length() > name.length() + 1;
      case TEXT, TEXTS, NUMBER, DAY, FLAG -> query.equals(name);
    };
  }
}
