package io.funnelstreams.bench.engine;

import io.funnelstreams.core.kpi.Better;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FunnelStage;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

/** The product's catalogue. */
public final class BuiltIn {
  private static final Pattern KPI =
      Pattern.compile("- id: (\\w+).*?formula: ([^\n]+).*?unit: (\\w+)", Pattern.DOTALL);

  private BuiltIn() {}

  public static Catalogue catalogue() {
    try (var in = Catalogue.class.getResourceAsStream("/io/funnelstreams/schemas/kpis.yaml")) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var kpis = new ArrayList<Kpi>();
      var found = KPI.matcher(text);
      while (found.find()) {
        kpis.add(
            new Kpi(
                found.group(1),
                "",
                "",
                Formula.parse(found.group(2)),
                Unit.valueOf(found.group(3).toUpperCase(Locale.ROOT)),
                Better.UP,
                FunnelStage.RUN));
      }
      return Catalogue.of(kpis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
