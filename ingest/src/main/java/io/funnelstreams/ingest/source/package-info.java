/**
 * Sources: systems that send events by themselves, over HTTP or on topics of their own. A {@link
 * io.funnelstreams.ingest.source.Source} is a file, {@code source.yaml}, that says how requests are
 * authenticated, how a body is split into items and which items make which events; {@code
 * docs/sources.md} describes it. Those of well-known vendors are built in.
 */
package io.funnelstreams.ingest.source;
