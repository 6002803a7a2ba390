/**
 * A party's journey: the set of its events, and the facts that are a pure function of that set. A
 * new event changes the set; this package returns the difference between the facts before and
 * after.
 */
package io.funnelstreams.core.journey;
