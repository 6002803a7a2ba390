/**
 * HTTP requests, independent of any server: the input of authentication and of a source's reader.
 */
package io.funnelstreams.ingest.request;
