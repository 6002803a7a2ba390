package io.funnelstreams.bench.race;

/**
 * One run of a contestant over all events.
 *
 * @param seconds from the start until everything is committed
 * @param cpuSeconds of the contestant's process in that time; the broker's is not in it
 */
record Lap(String contestant, long events, double seconds, double cpuSeconds) {
  double eventsPerSecond() {
    return events / seconds;
  }

  double cpuSecondsPerMillion() {
    return cpuSeconds / events * 1e6;
  }
}
