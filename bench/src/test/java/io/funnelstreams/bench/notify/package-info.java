/**
 * Notifications on a real cluster: to a receiver that fails half of the time, to a mail server and
 * to an Alertmanager.
 */
package io.funnelstreams.bench.notify;
