package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.avro.Reject;
import io.funnelstreams.schemas.avro.RejectReason;
import java.time.Instant;

/**
 * The rejects of one source with one reason.
 *
 * @param first the earliest that is still rejected
 */
public record RejectGroup(
    String source, RejectReason reason, long count, Instant lastAt, Reject first) {}
