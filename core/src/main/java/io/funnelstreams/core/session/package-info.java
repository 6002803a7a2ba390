/**
 * From page views to sessions. A visitor may view a hundred thousand pages a day, so views are not
 * kept with the journey of their party: each has a row of its own, so has each session, and a view
 * reads and writes the few rows next to it. As everywhere, the facts are a pure function of the set
 * of events.
 */
package io.funnelstreams.core.session;
