/** The data of a forgotten person that is left on a cluster. */
package io.funnelstreams.bench.forget;
