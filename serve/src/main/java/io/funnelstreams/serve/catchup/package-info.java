/**
 * When the KPIs are complete: whether everything that has been published is in them, measured by
 * offsets and never by time.
 */
package io.funnelstreams.serve.catchup;
