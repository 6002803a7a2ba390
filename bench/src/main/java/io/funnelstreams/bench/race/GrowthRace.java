package io.funnelstreams.bench.race;

import io.funnelstreams.bench.company.Company;
import io.funnelstreams.core.event.Family;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Whether an event costs more the more parties there are, or the older the company is: CPU seconds
 * per event compared with those of the smallest and the youngest, in rounds whose order rotates.
 * {@link BareStore} measures the stores' own growth.
 */
@Command(
    name = "growth-race",
    mixinStandardHelpOptions = true,
    description = "Measures the cost per event of companies of several sizes and ages.")
public final class GrowthRace implements Callable<Integer> {
  private static final long SEED = 1;

  @Option(names = "--leads", defaultValue = "1000", description = "Of the smallest company.")
  private int leads;

  @Option(names = "--sizes", defaultValue = "1,10,30", split = ",", description = "Times leads.")
  private List<Integer> sizes;

  @Option(names = "--ages", defaultValue = "1,3,5", split = ",", description = "In years.")
  private List<Integer> ages;

  @Option(names = "--aged-leads", defaultValue = "2000", description = "In each year.")
  private int agedLeads;

  @Option(names = "--rounds", defaultValue = "3", description = "After one to warm up.")
  private int rounds;

  @Option(names = "--without", split = ",", description = "Families that are left out.")
  private Set<Family> without = Set.of();

  private final Map<String, List<Double>> costs = new LinkedHashMap<>();

  private GrowthRace() {}

  /** Runs the race and prints the laps, the spreads and the ratios. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new GrowthRace()).execute(args));
  }

  /** A lap that is run in every round. */
  private record Entrant(String name, Callable<Lap> lap) {}

  @Override
  public Integer call() throws Exception {
    var entrants = entrants();
    warmUp(entrants);
    for (int round = 0; round < rounds; round++) {
      Collections.rotate(entrants, 1);
      for (var entrant : entrants) {
        run(entrant);
      }
    }
    print("pipeline of size ", sizes);
    print("bare store of size ", sizes);
    print("pipeline of age ", ages);
    print("newest quarter at age ", ages);
    return 0;
  }

  private List<Entrant> entrants() {
    var entrants = new ArrayList<Entrant>();
    for (int size : sizes) {
      var company = new GrownCompany(Company.ofYears(SEED, leads * size, 1), without);
      entrants.add(new Entrant("pipeline of size " + size, company::pipeline));
      entrants.add(new Entrant("bare store of size " + size, company::bareStore));
    }
    for (int age : ages) {
      var company = new GrownCompany(Company.ofYears(SEED, agedLeads * age, age), without);
      entrants.add(new Entrant("pipeline of age " + age, company::pipeline));
      entrants.add(new Entrant("newest quarter at age " + age, company::newestQuarter));
    }
    return entrants;
  }

  /** The longest of each kind, so that what is compiled when is the same for all that follow. */
  private void warmUp(List<Entrant> entrants) throws Exception {
    int largest = 2 * (sizes.size() - 1);
    run(entrants.get(largest));
    run(entrants.get(largest + 1));
    costs.clear();
  }

  private void run(Entrant entrant) throws Exception {
    var lap = entrant.lap().call();
    costs
        .computeIfAbsent(entrant.name(), name -> new ArrayList<>())
        .add(lap.cpuSecondsPerMillion());
    System.out.printf(
        Locale.ROOT,
        "%-26s %,10d events %7.1f s %7.1f CPU s %8.1f CPU s per million%n",
        entrant.name(),
        lap.events(),
        lap.seconds(),
        lap.cpuSeconds(),
        lap.cpuSecondsPerMillion());
  }

  private void print(String kind, List<Integer> grown) {
    var base = costs.get(kind + grown.get(0));
    for (int one : grown) {
      var own = costs.get(kind + one);
      var ratios = IntStream.range(0, own.size()).mapToObj(i -> own.get(i) / base.get(i)).toList();
      System.out.printf("%-26s CPU s per million %s%n", kind + one, Spreads.of(own));
      System.out.printf("%-26s ratio             %s%n", "", Spreads.of(ratios));
    }
  }
}
