/**
 * A company that does not exist: a year of its leads, calls, deals and contracts, drawn from a
 * seed, and the plan it holds itself to. It is what {@code funnel demo} shows.
 */
package io.funnelstreams.app.demo;
