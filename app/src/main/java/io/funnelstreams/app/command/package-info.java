/**
 * The {@code funnel} command line: one class for each command, their shared options and exit codes,
 * and the report of failures.
 */
package io.funnelstreams.app.command;
