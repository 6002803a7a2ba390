/**
 * When a goal's drift is worth notifying somebody. Alerts are a function of the KPIs by business
 * day, the plan and the day it is: nothing is remembered from one evaluation to the next, so
 * nothing can be forgotten or told twice. Goals are judged at the end of each of their days;
 * episodes of bad days become alerts. Of watched KPIs, which have no target, changes do. Alerts on
 * parts of a company are folded under one on the whole.
 */
package io.funnelstreams.core.alert;
