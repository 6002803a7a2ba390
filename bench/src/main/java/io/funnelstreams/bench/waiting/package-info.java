/** How long a person waits for the packaged command. */
package io.funnelstreams.bench.waiting;
