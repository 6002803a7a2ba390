/**
 * Attacks by a fuzzer. A {@link io.funnelstreams.ingest.fuzz.Target} is a promise about bytes that
 * strangers send; Jazzer looks for bytes that break it, and those that once did, or were written to
 * try, are kept in {@code src/test/resources/fuzz} and tried by every build.
 */
package io.funnelstreams.ingest.fuzz;
