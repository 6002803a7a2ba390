/**
 * Notifications: tells people and tools of alerts. {@code notice} is what is told, {@code receiver}
 * how each kind of receiver is told, {@code setup} the file that says whom, {@code delivery} the
 * part at work that tells everyone once and keeps what it could not tell.
 */
package io.funnelstreams.serve.notify;
