/**
 * The {@code funnel} command line: one class for each command, what they share (options, exit
 * codes) and how a failure is reported.
 */
package io.funnelstreams.app.command;
