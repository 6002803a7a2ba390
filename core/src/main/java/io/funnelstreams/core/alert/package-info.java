/**
 * When a goal's drift is worth notifying somebody. Alerts are a function of the KPIs by business
 * day, the plan and the day it is: nothing is remembered from one evaluation to the next, so no
 * alert can be lost or raised twice. Goals are judged at the end of each of their days; episodes of
 * bad days become alerts. So do lasting changes of monitored KPIs, which have no target. Alerts on
 * parts of a company are grouped under one on the whole.
 */
package io.funnelstreams.core.alert;
