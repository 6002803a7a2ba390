/** The serde, its schemas and the declared topics against a real registry and a real broker. */
package io.funnelstreams.bench.registry;
