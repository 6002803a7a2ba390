/**
 * The {@code funnel} program: the versions it is built from, and the failures that end it with one
 * sentence for its user.
 */
package io.funnelstreams.app;
