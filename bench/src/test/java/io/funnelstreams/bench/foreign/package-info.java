/** What a team without Java needs: topics and bytes that other languages' clients understand. */
package io.funnelstreams.bench.foreign;
