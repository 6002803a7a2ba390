/**
 * Converts between Avro records and the domain's events. A record that breaks a rule of its family
 * becomes a {@link io.funnelstreams.core.event.Rejection}, never an exception.
 */
package io.funnelstreams.schemas.codec;
