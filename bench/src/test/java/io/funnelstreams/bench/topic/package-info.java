/** Topics as sources on a real broker: a record makes its events once, whatever dies. */
package io.funnelstreams.bench.topic;
