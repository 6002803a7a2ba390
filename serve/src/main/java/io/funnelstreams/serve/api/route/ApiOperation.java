package io.funnelstreams.serve.api.route;

import io.funnelstreams.serve.api.form.ApiSchema;
import java.util.List;

/**
 * An operation of the API: the one description that the router checks requests by and that the
 * documents are made from.
 *
 * @param path below the API's base, with names of parameters in braces
 * @param id unique, in camel case
 * @param summary a sentence
 * @param role the role that a caller needs
 * @param answer the fields of the answer
 * @param isList whether the answer has items, which can be asked for as CSV too
 */
public record ApiOperation(
    String path,
    String id,
    String summary,
    AccessRole role,
    List<ApiParameter> parameters,
    ApiSchema<?> answer,
    boolean isList) {
  public ApiOperation {
    parameters = List.copyOf(parameters);
  }
}
