package io.funnelstreams.bench.race;

import io.funnelstreams.schemas.yaml.PlanYaml;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * One contestant in a process of its own, so that what it costs is the process's, compiler and
 * collector included. It starts at each line that names a group, and stops at an empty one.
 */
final class RaceWorker {
  /** The length of a party's row, on average. */
  private static final int ROW_BYTES = 450;

  private static final String PLAN =
      """
      name: race
      time_zone: Europe/Berlin
      currency: EUR
      segments:
        breakdowns: [[region], [region, channel]]
      """;

  /** What the other contestants compute, and no more. */
  private static final String TRACKED =
      PLAN
          + """
          kpis:
            track:
              kpis: [leads, mqls, sqls, deals_won, deals_lost, average_deal_value,
                     prospecting_calls, closing_calls, contracts_sent, contracts_signed]
              grains: [day, month]
          """;

  private RaceWorker() {}

  /** Arguments: contestant, bootstrap servers, registry, folder of the state. */
  public static void main(String[] args) throws IOException {
    var contestant = contestant(args[0], RaceSettings.of(args[1], args[2], Path.of(args[3])));
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var group = in.readLine(); group != null; group = in.readLine()) {
      try (var running = contestant.start(group)) {
        System.out.println("started " + running.getClass().getSimpleName());
        in.readLine();
      }
      System.out.println("stopped");
    }
  }

  private static Contestant contestant(String name, Map<String, Object> settings) {
    return switch (name) {
      case "passthrough" -> new Passthrough(settings);
      case "bare-store" -> new BareStore(settings, ROW_BYTES);
      case "dsl" -> new NaiveDsl(settings, PeerRace.output(name));
      case "hand-written" -> new HandWritten(settings, PeerRace.output(name));
      case "program" -> program(name, PLAN, settings);
      case "program-tracked" -> program(name, TRACKED, settings);
      default -> throw new IllegalArgumentException("there is no contestant " + name);
    };
  }

  private static Contestant program(String name, String plan, Map<String, Object> settings) {
    return new PipelineContestant(
        name, PlanYaml.parse("race.yaml", plan), settings, RaceSettings.PARTITIONS);
  }
}
