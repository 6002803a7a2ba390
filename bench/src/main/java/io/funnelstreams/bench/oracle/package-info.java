/**
 * The batch oracle: every KPI computed from the whole list of deliveries at once, in plain loops,
 * with nothing of the journey, cell and KPI code that it checks. It reads {@code KPIS} semantics
 * and {@code docs/semantics.md} only; it shares with the product the records that carry events and
 * plans and no rule. It is slow and meant to be read.
 */
package io.funnelstreams.bench.oracle;
