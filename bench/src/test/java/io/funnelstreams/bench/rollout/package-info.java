/** The rollout of a changed plan over the previous one, on a real broker. */
package io.funnelstreams.bench.rollout;
