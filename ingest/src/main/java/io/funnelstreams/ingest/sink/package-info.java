/** Where events go, whatever that is: Kafka in production, a list in a test. */
package io.funnelstreams.ingest.sink;
