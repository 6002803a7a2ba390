/**
 * Notifications of alerts to people and tools. {@code notice} is the content, {@code receiver} how
 * each kind of receiver is reached, {@code setup} the file that names the recipients, {@code
 * delivery} the worker that notifies each receiver once and keeps what it could not deliver.
 */
package io.funnelstreams.serve.notify;
