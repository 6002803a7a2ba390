/**
 * Forgetting a person: which events are ignored from then on, and when a party's rows go. What
 * becomes of the numbers is decided by whoever asks, once for all.
 */
package io.funnelstreams.core.forget;
