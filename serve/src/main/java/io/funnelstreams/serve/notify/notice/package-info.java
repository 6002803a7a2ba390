/** The content of a notification of an alert: the words and figures that every receiver shares. */
package io.funnelstreams.serve.notify.notice;
