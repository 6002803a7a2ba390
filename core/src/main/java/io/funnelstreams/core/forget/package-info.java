/**
 * Forgetting a person: which events are ignored from then on, and when a party's rows go. The
 * caller decides once whether the numbers keep the person.
 */
package io.funnelstreams.core.forget;
