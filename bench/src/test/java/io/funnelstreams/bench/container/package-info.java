/**
 * Tests against real containers. They are tagged {@code container} and are skipped, visibly, where
 * no container engine answers.
 */
package io.funnelstreams.bench.container;
