package io.funnelstreams.serve.api.route;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.EtagUtils;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each request to the resource of its path, checks its parameters, and writes the answer. */
public final class ApiHandler extends Handler.Abstract {
  /** The base path of the API. */
  public static final String BASE = "/api/v1";

  private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
  private static final String ALLOWED = "GET, HEAD, OPTIONS";

  private final PathMappings<ApiResource> resources = new PathMappings<>();

  /**
   * A handler of some resources, and of the documents that describe them.
   *
   * @param streams that another handler answers with server-sent events; the fields of each one's
   *     answer are its events by name
   * @param version of the program
   */
  public ApiHandler(List<ApiResource> resources, List<ApiOperation> streams, String version) {
    resources.forEach(this::put);
    var operations = resources.stream().map(ApiResource::operation).toList();
    var description = new ApiDescription(operations, streams);
    put(DescriptionResource.openApi(description, version));
    put(DescriptionResource.docs(description));
  }

  private void put(ApiResource resource) {
    resources.put(new UriTemplatePathSpec(BASE + resource.operation().path()), resource);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      if (HttpMethod.OPTIONS.is(request.getMethod())) {
        response.setStatus(HttpStatus.NO_CONTENT_204);
        response.getHeaders().put(HttpHeader.ALLOW, ALLOWED);
        response.write(true, ByteBuffer.allocate(0), callback);
      } else {
        answer(request, response, callback);
      }
    } catch (ApiProblem problem) {
      ProblemReply.write(response, problem, callback);
    } catch (RuntimeException e) {
      LOG.error("path={}: a request failed", request.getHttpURI().getCanonicalPath(), e);
      ProblemReply.write(
          response,
          ApiProblem.of(500, "The server failed", "Its log says more; please report it."),
          callback);
    }
    return true;
  }

  private void answer(Request request, Response response, Callback callback) {
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, ALLOWED);
      throw ApiProblem.of(405, "Method not allowed", "Nothing is changed here: send GET.");
    }
    var path = request.getHttpURI().getCanonicalPath();
    var matched = resources.getMatched(path);
    if (matched == null) {
      throw ApiProblem.notFound(
          "There is no such resource. %s/openapi.json lists all.".formatted(BASE));
    }
    var resource = matched.getResource();
    var role = AccessRole.of(request);
    if (!role.covers(resource.operation().role())) {
      throw ApiProblem.of(
          403, "Not for this role", "It shows parties or inputs: ask with an operator's token.");
    }
    var query = QueryParameters.of(request, resource.operation().parameters());
    var asked = new ApiRequest(role, inPath(matched, path), query);
    write(request, response, resource.operation(), form(resource, asked, request), callback);
  }

  private static Map<String, String> inPath(MatchedResource<ApiResource> matched, String path) {
    return matched.getPathSpec() instanceof UriTemplatePathSpec template
        ? new HashMap<>(template.getPathParams(path))
        : Map.of();
  }

  /** An answer's bytes and what they are. */
  private record Form(String type, ByteBuffer bytes, Optional<String> next) {}

  private static Form form(ApiResource resource, ApiRequest asked, Request request) {
    var format = asked.word("format", ApiParameter.FORMAT.words());
    boolean csv =
        resource.operation().isList()
            && format.map("csv"::equals).orElseGet(() -> QueryParameters.prefersCsv(request));
    var answer = resource.answer(asked);
    return csv
        ? new Form(
            "text/csv;charset=utf-8",
            StandardCharsets.UTF_8.encode(answer.csv().orElseThrow().get()),
            answer.next())
        : new Form(answer.type(), ByteBuffer.wrap(answer.document().get()), Optional.empty());
  }

  private static void write(
      Request request, Response response, ApiOperation operation, Form form, Callback callback) {
    var headers = response.getHeaders();
    var etag = ContentTag.of(form.bytes());
    headers.put(HttpHeader.ETAG, etag);
    headers.add(HttpHeader.VARY, "Accept");
    headers.put(
        HttpHeader.CACHE_CONTROL,
        operation.role() == AccessRole.OPERATOR ? "no-store" : "private, no-cache");
    form.next().ifPresent(next -> headers.put("X-Next-Cursor", next));
    if (isKnown(request, etag)) {
      response.setStatus(HttpStatus.NOT_MODIFIED_304);
      response.write(true, ByteBuffer.allocate(0), callback);
      return;
    }
    if (form.type().startsWith("text/html")) {
      headers.put("Content-Security-Policy", DocsPage.POLICY);
    }
    headers.put(HttpHeader.CONTENT_TYPE, form.type());
    headers.put(HttpHeader.CONTENT_LENGTH, form.bytes().remaining());
    response.write(true, form.bytes(), callback);
  }

  private static boolean isKnown(Request request, String etag) {
    return request.getHeaders().getCSV(HttpHeader.IF_NONE_MATCH, true).stream()
        .anyMatch(known -> known.equals("*") || EtagUtils.matches(etag, known));
  }

  @Override
  public String toString() {
    return resources
        .streamResources()
        .map(each -> each.getPathSpec().getDeclaration())
        .collect(Collectors.joining(" ", "ApiHandler[", "]"));
  }
}
