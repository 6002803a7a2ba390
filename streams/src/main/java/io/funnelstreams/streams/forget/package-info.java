/**
 * The rows behind forgetting: under a digest of its name, what is to be ignored of a party. When a
 * party is forgotten is decided by {@code core}.
 */
package io.funnelstreams.streams.forget;
