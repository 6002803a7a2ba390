/**
 * The read model: what the output topics say now, in a local store that any number of readers ask
 * at once, and the stream of its changes.
 */
package io.funnelstreams.serve.read;
