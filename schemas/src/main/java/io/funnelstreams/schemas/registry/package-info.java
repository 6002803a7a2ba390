/**
 * Avro values in the schema registry's wire format: a zero byte, the schema's id in four bytes, big
 * endian, then Avro's binary form. Configuration keys are those of Confluent's serde. A registry
 * that does not answer ({@link io.funnelstreams.schemas.registry.RegistryUnavailableException}) is
 * never mistaken for a bad record ({@link
 * io.funnelstreams.schemas.registry.PoisonRecordException}).
 */
package io.funnelstreams.schemas.registry;
