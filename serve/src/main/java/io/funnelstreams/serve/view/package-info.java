/**
 * The output topics as something that can be asked: the latest record of every KPI and every goal,
 * by KPI, grain, days and segment; and the events behind a number.
 */
package io.funnelstreams.serve.view;
