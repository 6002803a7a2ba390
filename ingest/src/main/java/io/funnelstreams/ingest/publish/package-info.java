/** Events and rejects onto their topics, and in words why they could not be delivered. */
package io.funnelstreams.ingest.publish;
