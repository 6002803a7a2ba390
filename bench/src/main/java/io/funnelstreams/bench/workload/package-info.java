/**
 * Large, repeatable histories of a company, for load, for measurements and for tests that kill
 * things.
 */
package io.funnelstreams.bench.workload;
