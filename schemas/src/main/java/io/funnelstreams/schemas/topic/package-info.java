/**
 * The topics of FunnelStreams: what each is called, what its key means, what its values are and how
 * long it keeps them. They are declared once, here, and created or checked at start.
 */
package io.funnelstreams.schemas.topic;
