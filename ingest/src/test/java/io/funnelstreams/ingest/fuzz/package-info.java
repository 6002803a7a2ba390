/**
 * Fuzz tests. A {@link io.funnelstreams.ingest.fuzz.Target} is a promise about bytes that unknown
 * callers send; Jazzer searches for bytes that break it. Earlier findings and hand-written cases
 * are in {@code src/test/resources/fuzz}, and every build runs them.
 */
package io.funnelstreams.ingest.fuzz;
