/**
 * Forgetting a person: which events are ignored from then on, and when a party's rows go. The
 * caller decides once what becomes of the numbers.
 */
package io.funnelstreams.core.forget;
