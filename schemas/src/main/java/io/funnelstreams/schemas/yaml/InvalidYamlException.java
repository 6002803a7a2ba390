package io.funnelstreams.schemas.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file that a user has to fix. The message lists every problem, one a line. */
public final class InvalidYamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<YamlProblem> problems;

  /** The problems in the order of the file; at least one. */
  public InvalidYamlException(List<YamlProblem> problems) {
    super(problems.stream().map(YamlProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The problems in the order of the file. */
  public List<YamlProblem> problems() {
    return problems;
  }
}
