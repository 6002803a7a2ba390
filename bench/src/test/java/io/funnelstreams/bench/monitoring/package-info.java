/** The shipped dashboards and alert rules, against what the running system shows of itself. */
package io.funnelstreams.bench.monitoring;
