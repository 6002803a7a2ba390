/**
 * What the rows of exports made when they were last imported, and what follows for the next import
 * of a row: an export is a snapshot, so what a row made before and does not make any more is taken
 * back.
 */
package io.funnelstreams.ingest.ledger;
