/** Our topics as tables of a database: a real Kafka Connect worker and a real PostgreSQL. */
package io.funnelstreams.bench.connect;
