/** Changes as server-sent events, to any number of readers, none of whom holds up another. */
package io.funnelstreams.serve.api.stream;
