/**
 * Maps the columns of a source to events. A {@link io.funnelstreams.ingest.mapping.Mapping} is what
 * a person declares; a {@link io.funnelstreams.ingest.mapping.RowMapper} is that mapping made ready
 * for the rows of one file, and turns a row into events or into the reasons why not.
 */
package io.funnelstreams.ingest.mapping;
