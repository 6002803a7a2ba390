/** The needs of a team without Java: topics and bytes that other languages' clients understand. */
package io.funnelstreams.bench.foreign;
