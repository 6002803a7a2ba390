/**
 * The central promise: KPIs are a pure function of the set of events. Any order of arrival, any
 * repetition and any correction gives the numbers of a batch over the whole set.
 */
package io.funnelstreams.bench.promise;
