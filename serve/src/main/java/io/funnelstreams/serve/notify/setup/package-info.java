/**
 * The notifications file: the receivers, which of them is notified of what, and how long a
 * notification is tried. {@code docs/notifications.md} describes the format.
 */
package io.funnelstreams.serve.notify.setup;
