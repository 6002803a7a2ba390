/**
 * The ledger of the events that the rows of exports made when they were last imported, and its use
 * at the next import: an export is a snapshot, so an event that a row made before and does not make
 * any more is retracted.
 */
package io.funnelstreams.ingest.ledger;
