/** A number taken apart: the events behind a KPI, with the amount that each of them adds. */
package io.funnelstreams.core.explain;
