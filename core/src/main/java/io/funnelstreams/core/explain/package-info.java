/** A number taken apart: the events behind a KPI, with what each of them adds. */
package io.funnelstreams.core.explain;
