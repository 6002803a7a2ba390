/**
 * The notifications file: the receivers, who of them is told of what, and how long a notification
 * is tried. {@code docs/notifications.md} describes the format.
 */
package io.funnelstreams.serve.notify.setup;
