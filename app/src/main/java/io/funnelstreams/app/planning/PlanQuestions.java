package io.funnelstreams.app.planning;

import io.funnelstreams.app.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks a person for the terms that a plan starts with. An empty answer accepts the proposal. */
public record PlanQuestions(BufferedReader in, PrintStream out) {

  /** Asks for the template. */
  public PlanTemplate template(PlanTemplate proposed) {
    var names =
        Arrays.stream(PlanTemplate.values())
            .map(PlanTemplate::id)
            .collect(Collectors.joining(", "));
    return ask("What kind of company is it? " + names, proposed, PlanTemplate::id, this::named);
  }

  private PlanTemplate named(String answer) {
    return Arrays.stream(PlanTemplate.values())
        .filter(template -> template.id().equalsIgnoreCase(answer))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no template '" + answer + "'"));
  }

  /**
   * Asks until an answer can be read.
   *
   * @param shown how the proposal is written
   * @param parse throws an {@link IllegalArgumentException} or a {@link DateTimeException} for an
   *     answer that is none
   */
  public <T> T ask(
      String question, T proposed, Function<T, String> shown, Function<String, T> parse) {
    while (true) {
      out.print(question + " [" + shown.apply(proposed) + "] ");
      out.flush();
      var answer = line();
      if (answer.isBlank()) {
        return proposed;
      }
      try {
        return parse.apply(answer.strip());
      } catch (IllegalArgumentException | DateTimeException e) {
        out.println("That cannot be read: " + e.getMessage());
      }
    }
  }

  /**
   * The currency that a code names, in upper or lower case.
   *
   * @throws IllegalArgumentException where it names none, with what to write
   */
  public static Currency currency(String code) {
    try {
      return Currency.getInstance(code.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + code + "' is not a currency; write its ISO 4217 code, as EUR or USD", e);
    }
  }

  private String line() {
    try {
      var line = in.readLine();
      if (line == null) {
        throw new InputException("the answers ended; with --yes nothing is asked");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
