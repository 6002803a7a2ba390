/**
 * The running system: a cluster that answers, the topics and schemas on it, the active plan, and
 * the Kafka Streams application that counts by the plan.
 */
package io.funnelstreams.app.run;
