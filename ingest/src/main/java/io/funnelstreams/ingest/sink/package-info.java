/** The interfaces of the targets of events: Kafka in production, a list in a test. */
package io.funnelstreams.ingest.sink;
