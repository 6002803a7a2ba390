/**
 * The way of an event, in memory: {@link io.funnelstreams.core.FunnelPipeline} is the whole chain
 * in one method and the place to start reading. The packages below are its steps.
 */
package io.funnelstreams.core;
