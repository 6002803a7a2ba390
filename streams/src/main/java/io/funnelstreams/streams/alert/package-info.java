/**
 * From the alerts that each task of totals finds to the records of the alert topic: one task
 * gathers them, folds those of one cause into one, and keeps the topic equal to what they come to.
 */
package io.funnelstreams.streams.alert;
