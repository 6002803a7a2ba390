/**
 * The delivery of notifications: it reads the alerts, decides on the next notification for each
 * receiver, sends it until it is acknowledged or given up, and keeps on a topic what each receiver
 * has been sent.
 */
package io.funnelstreams.serve.notify.delivery;
