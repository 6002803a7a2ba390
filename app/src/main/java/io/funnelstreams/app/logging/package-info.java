/**
 * Where log lines go. A person at a terminal reads messages, not logs: until a log file is opened
 * nothing is written, and then everything goes to that file, which has a bounded size.
 */
package io.funnelstreams.app.logging;
