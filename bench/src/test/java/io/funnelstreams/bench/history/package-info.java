/**
 * Random histories: a few parties, many accidents. Everything that the semantics have a rule for
 * happens often, and a failing history shrinks to the few deliveries that matter.
 */
package io.funnelstreams.bench.history;
