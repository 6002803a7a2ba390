/**
 * The targets of log lines. A person at a terminal reads messages, not logs: until a log file is
 * opened the program writes no log lines. Then all of them go to that file, which has a bounded
 * size.
 */
package io.funnelstreams.app.logging;
