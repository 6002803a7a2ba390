package io.funnelstreams.bench.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the API as any program would.
 *
 * @param base its address, without a slash at the end
 */
record ApiReader(HttpClient client, String base) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static ApiReader of(String page) {
    return new ApiReader(HttpClient.newHttpClient(), page + "api/v1");
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(base + path)).build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** All items of a list, page by page. */
  List<JsonNode> list(String path) throws IOException, InterruptedException {
    var items = new ArrayList<JsonNode>();
    var document = get(path);
    document.path("items").forEach(items::add);
    while (document.path("next").isTextual()) {
      var joint = path.contains("?") ? "&" : "?";
      document = get(path + joint + "cursor=" + document.path("next").asText());
      document.path("items").forEach(items::add);
    }
    return items;
  }
}
