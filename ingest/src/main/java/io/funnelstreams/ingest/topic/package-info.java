/**
 * Topics as sources: the records of other pipelines, such as Kafka Connect and Debezium, are read
 * by a source's mapping. Reading a record and writing its events and rejects are one Kafka
 * transaction.
 */
package io.funnelstreams.ingest.topic;
