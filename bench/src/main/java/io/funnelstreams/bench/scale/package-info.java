/**
 * A company's year through the whole product: files are written, imported and counted, every row
 * that is published is compared with the batch oracle's, and what it took is told.
 */
package io.funnelstreams.bench.scale;
