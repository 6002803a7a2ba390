/** The cost of the read model: a topic of two million rows, and many callers and subscribers. */
package io.funnelstreams.bench.read;
