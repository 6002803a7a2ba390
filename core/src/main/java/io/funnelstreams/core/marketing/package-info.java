/**
 * Marketing: money spent, guest posts, social networks. A channel or a page on a network has new
 * events every day for years, so its events are not kept with the journey of a party, which is read
 * and written whole: each has a row of its own, and an event reads the few rows that bear on what
 * it counts. As everywhere, the facts are a pure function of the set of events.
 */
package io.funnelstreams.core.marketing;
