/** How much the gateway takes, how quickly, and what memory it needs for long. */
package io.funnelstreams.bench.gateway;
