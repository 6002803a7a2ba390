/** Exports imported one after another, on the broker and without one. */
package io.funnelstreams.bench.imports;
