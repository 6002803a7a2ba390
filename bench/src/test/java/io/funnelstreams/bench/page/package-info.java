/** The page in a real browser, before the whole system. */
package io.funnelstreams.bench.page;
