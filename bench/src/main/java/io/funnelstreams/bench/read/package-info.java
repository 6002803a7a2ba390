/** What the read model takes: a topic of two million rows, and many who ask and listen. */
package io.funnelstreams.bench.read;
