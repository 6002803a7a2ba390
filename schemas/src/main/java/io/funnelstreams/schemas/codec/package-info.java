/**
 * Between Avro records and the domain's events. What a record says that breaks a rule of its family
 * comes back as a {@link io.funnelstreams.core.event.Rejection}, never as an exception.
 */
package io.funnelstreams.schemas.codec;
