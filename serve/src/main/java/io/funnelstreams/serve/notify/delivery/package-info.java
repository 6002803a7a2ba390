/**
 * The part at work: it reads the alerts, decides for each receiver what it is to be told next,
 * sends it until it is acknowledged or given up, and keeps on a topic what each receiver has been
 * told.
 */
package io.funnelstreams.serve.notify.delivery;
