package io.funnelstreams.schemas.yaml;

/**
 * One problem of a YAML file.
 *
 * @param file the file as the person named it
 * @param line counted from 1; 0 where the problem is the file itself
 * @param column counted from 1; 0 where the problem is the file itself
 * @param field the path to the value, for example {@code goals[2].target}, where the first item of
 *     a list is {@code [0]}; empty for the whole file
 * @param message what is wrong and what is allowed
 */
public record YamlProblem(String file, int line, int column, String field, String message) {

  /** {@code plan.yaml:12:5 goals[2].target: ...}, which editors and terminals can jump to. */
  @Override
  public String toString() {
    var place = line == 0 ? file : file + ":" + line + ":" + column;
    return place + (field.isEmpty() ? ": " : " " + field + ": ") + message;
  }
}
