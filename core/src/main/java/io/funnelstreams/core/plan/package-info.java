/** A company's plan: its settings and goals, the pace towards a target, and the state of a goal. */
package io.funnelstreams.core.plan;
