/**
 * A company that does not exist: a year of its leads, calls, deals and contracts, drawn from a
 * seed, and its plan. {@code funnel demo} shows it.
 */
package io.funnelstreams.app.demo;
