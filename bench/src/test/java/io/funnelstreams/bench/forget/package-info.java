/** What is left of a person who was forgotten, on a cluster. */
package io.funnelstreams.bench.forget;
