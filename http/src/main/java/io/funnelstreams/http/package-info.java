/**
 * The HTTP server that the roles of a process share: listeners with their limits, TLS, draining,
 * metrics and health.
 */
package io.funnelstreams.http;
