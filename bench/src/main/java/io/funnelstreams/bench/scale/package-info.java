/**
 * A company's year through the whole product: files are written, imported and counted, every row
 * that is published is compared with the batch oracle's, and the cost is reported.
 */
package io.funnelstreams.bench.scale;
