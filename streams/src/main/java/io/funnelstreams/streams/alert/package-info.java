/**
 * From the alerts that each task of totals finds to the records of the alert topic: one task
 * collects them, groups those of one cause, and keeps the topic equal to the result.
 */
package io.funnelstreams.streams.alert;
