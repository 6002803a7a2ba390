package io.funnelstreams.bench.gateway;

/**
 * One lap of calls.
 *
 * @param taken calls that were answered with 2xx
 * @param refused calls that were answered otherwise, or not
 */
record CallLap(long taken, double seconds, double p50Ms, double p99Ms, long refused) {
  double perSecond() {
    return taken / seconds;
  }
}
