package io.funnelstreams.serve.api.resource;

import io.funnelstreams.serve.api.route.ApiPage;
import io.funnelstreams.serve.api.route.ApiProblem;
import io.funnelstreams.serve.api.route.ApiRequest;
import io.funnelstreams.serve.read.ReadModel;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Pages of lists: by the read model's own positions, or of what is in memory. */
final class RowPages {
  private RowPages() {}

  /** A page of KPI rows. */
  static ApiPage<KpiRow> rows(ReadModel model, KpiQuery query, ApiRequest request) {
    var rows = new ArrayList<KpiRow>();
    try (var cursor = model.kpis(query, request.text("cursor").map(RowPages::decoded))) {
      int limit = request.limit();
      while (rows.size() < limit && cursor.hasNext()) {
        rows.add(cursor.next());
      }
      var next =
          cursor.hasNext() ? Optional.of(encoded(cursor.position())) : Optional.<String>empty();
      return new ApiPage<>(rows, next);
    } catch (IllegalArgumentException e) {
      throw badCursor();
    }
  }

  /** Every row of a query. */
  static List<KpiRow> all(ReadModel model, KpiQuery query) {
    var rows = new ArrayList<KpiRow>();
    try (var cursor = model.kpis(query)) {
      cursor.forEachRemaining(rows::add);
    }
    return rows;
  }

  /** A page of a list in memory. */
  static <T> ApiPage<T> of(List<T> all, ApiRequest request) {
    int from = request.text("cursor").map(RowPages::decoded).map(RowPages::number).orElse(0);
    int to = (int) Math.min(all.size(), (long) from + request.limit());
    var next =
        to < all.size() ? Optional.of(encoded(Integer.toString(to))) : Optional.<String>empty();
    return new ApiPage<>(from >= all.size() ? List.of() : all.subList(from, to), next);
  }

  private static int number(String position) {
    try {
      return Math.max(0, Integer.parseInt(position));
    } catch (NumberFormatException e) {
      throw badCursor();
    }
  }

  static String encoded(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw badCursor();
    }
  }

  static ApiProblem badCursor() {
    return ApiProblem.parameter(
        "cursor", "This is no cursor of this list: send the value of 'next' as it came.");
  }
}
