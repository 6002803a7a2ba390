/** The events behind the numbers of a running system. */
package io.funnelstreams.bench.explain;
