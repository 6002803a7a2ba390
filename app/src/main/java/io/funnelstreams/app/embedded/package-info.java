/**
 * A real Kafka broker in this process and a real schema registry in a child process, with all their
 * state in one data folder: what {@code funnel demo}, {@code funnel up} and {@code funnel report}
 * run on when no cluster is named, and what integration tests start.
 */
package io.funnelstreams.app.embedded;
