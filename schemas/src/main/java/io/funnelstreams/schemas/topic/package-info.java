/**
 * The topics of FunnelStreams: the name, the meaning of the key, the values and the retention of
 * each. They are declared once, here, and created or checked at start.
 */
package io.funnelstreams.schemas.topic;
