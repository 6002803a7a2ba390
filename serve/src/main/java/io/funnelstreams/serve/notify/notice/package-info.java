/** What a notification says of an alert, in the words and figures that every receiver shares. */
package io.funnelstreams.serve.notify.notice;
