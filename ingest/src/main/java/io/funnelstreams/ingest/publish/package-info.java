/** Publishes events and rejects to their topics, and explains why they could not be delivered. */
package io.funnelstreams.ingest.publish;
