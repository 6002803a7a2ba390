package io.funnelstreams.http;

import io.micrometer.core.instrument.Tag;
import io.micrometer.jetty12.server.DefaultJettyCoreRequestTagsProvider;
import io.micrometer.jetty12.server.JettyCoreRequestTagsProvider;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.eclipse.jetty.server.Request;

/**
 * The metric tags of a request: method, status and outcome. A caller chooses its method, so all
 * unknown methods share one tag.
 */
final class RequestTags implements JettyCoreRequestTagsProvider {
  private static final String METHOD = "method";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE");

  private final JettyCoreRequestTagsProvider micrometers =
      new DefaultJettyCoreRequestTagsProvider();

  @Override
  public Iterable<Tag> getTags(Request request) {
    return StreamSupport.stream(micrometers.getTags(request).spliterator(), false)
        .map(RequestTags::bounded)
        .toList();
  }

  private static Tag bounded(Tag tag) {
    return tag.getKey().equals(METHOD) && !METHODS.contains(tag.getValue())
        ? Tag.of(METHOD, "OTHER")
        : tag;
  }
}
