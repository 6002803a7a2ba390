/** Changes as server-sent events, to any number of readers; no reader delays another. */
package io.funnelstreams.serve.api.stream;
