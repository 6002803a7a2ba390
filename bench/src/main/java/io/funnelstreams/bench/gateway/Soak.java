package io.funnelstreams.bench.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Many events, and the memory of this process on the way. The broker is in it too. */
final class Soak {
  private static final Duration LAP = Duration.ofSeconds(30);

  private Soak() {}

  static void run(Wrk wrk, String url, int connections, long events)
      throws IOException, InterruptedException {
    System.out.printf(Locale.ROOT, "soak of %,d events%n", events);
    for (long taken = 0; taken < events; ) {
      var lap = wrk.run(url, connections, LAP);
      taken += lap.taken();
      System.gc();
      var runtime = Runtime.getRuntime();
      System.out.printf(
          Locale.ROOT,
          "%,12d events  %,8.0f/s  heap after collection %,5d MiB  resident %,5d MiB  %,d"
              + " refused%n",
          taken,
          lap.perSecond(),
          (runtime.totalMemory() - runtime.freeMemory()) >> 20,
          residentKilobytes() >> 10,
          lap.refused());
    }
  }

  /** As Linux reports it; 0 elsewhere. */
  private static long residentKilobytes() throws IOException {
    var status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0)
        : 0;
  }
}
