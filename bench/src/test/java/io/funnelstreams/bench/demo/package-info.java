/** The demo's company, held against the oracle. */
package io.funnelstreams.bench.demo;
