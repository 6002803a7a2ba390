/** The gateway on a real broker: what it acknowledged is there, whatever happened. */
package io.funnelstreams.bench.gateway;
