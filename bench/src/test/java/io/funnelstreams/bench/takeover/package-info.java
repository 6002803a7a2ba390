/** A changed plan takes over from the one before it, on a real broker. */
package io.funnelstreams.bench.takeover;
