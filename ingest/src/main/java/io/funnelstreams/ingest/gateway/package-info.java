/**
 * The HTTP server that vendors and programs send events to. A request is read whole within limits,
 * authenticated, made into events, and answered when the brokers have them.
 */
package io.funnelstreams.ingest.gateway;
