/**
 * The {@code funnel} program: what it is built from, and the failures that end it with one sentence
 * for the person who started it.
 */
package io.funnelstreams.app;
