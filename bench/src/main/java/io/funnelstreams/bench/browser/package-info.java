/** A real Chromium that is driven over WebDriver, for the tests and benchmarks of the page. */
package io.funnelstreams.bench.browser;
