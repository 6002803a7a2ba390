/** A broker and a registry of the program's own for tests that need real ones. */
package io.funnelstreams.bench.cluster;
