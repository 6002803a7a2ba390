/** Faults that must not change a number: instances that are killed, started and stopped. */
package io.funnelstreams.bench.fault;
