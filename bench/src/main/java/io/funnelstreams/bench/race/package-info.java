/**
 * The pipeline compared with a bare Kafka Streams passthrough: the same records, guarantee, commit
 * interval, threads and machine, taking turns in one warm process while the broker runs in another.
 */
package io.funnelstreams.bench.race;
