/**
 * The system as it runs: a cluster that answers, the topics and schemas on it, the plan that holds,
 * and the stream part that works by the plan.
 */
package io.funnelstreams.app.run;
