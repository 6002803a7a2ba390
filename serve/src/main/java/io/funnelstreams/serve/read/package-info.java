/**
 * The read model: the present content of the output topics, in a local store that any number of
 * readers query at once, and the stream of its changes.
 */
package io.funnelstreams.serve.read;
