/** What the registry's serde costs beside plain Avro, measured with JMH. */
package io.funnelstreams.bench.serde;
