/** Plans held against companies that live by them, and against figures computed by hand. */
package io.funnelstreams.bench.plan;
