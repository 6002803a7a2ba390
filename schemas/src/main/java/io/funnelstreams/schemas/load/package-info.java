/**
 * Loads: running imports and what else alerts and notifications wait for, as the topic of loads has
 * them.
 */
package io.funnelstreams.schemas.load;
