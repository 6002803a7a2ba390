/**
 * {@code funnel report} on published data, through the real broker and registry, compared with
 * figures that others computed from the same files. If the data folder is missing, the tests that
 * need it are skipped and report it.
 */
package io.funnelstreams.bench.figures;
