/** Where events go: to a sink, which in production is Kafka. */
package io.funnelstreams.ingest.publish;
