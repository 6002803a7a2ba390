/** A company's past as of a day, and replayed day by day, against runs that stopped then. */
package io.funnelstreams.bench.replay;
