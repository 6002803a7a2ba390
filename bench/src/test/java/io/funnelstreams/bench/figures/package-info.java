/**
 * {@code funnel report} on published data, through the real broker and registry, held to figures
 * that somebody else computed from the same files. Where the data folder is missing the tests that
 * need it are skipped and say so.
 */
package io.funnelstreams.bench.figures;
