/**
 * The chain of {@code core} on Kafka Streams: {@link io.funnelstreams.streams.FunnelTopology} reads
 * as the data flows. Processors and stores here move bytes between Kafka and the core and decide
 * nothing about the business.
 */
package io.funnelstreams.streams;
