/** Worked figures of churn and retention, as others publish them, held by the shipped formulas. */
package io.funnelstreams.bench.subscription;
