/** The cost of the registry's serde compared with plain Avro, measured with JMH. */
package io.funnelstreams.bench.serde;
