/** What must not change a number: instances that are killed, and instances that come and go. */
package io.funnelstreams.bench.fault;
