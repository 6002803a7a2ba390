/**
 * Requests as they come over HTTP, apart from any server: what an authentication is checked over
 * and what a source reads events of.
 */
package io.funnelstreams.ingest.request;
