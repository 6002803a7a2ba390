/**
 * Amounts of money as integer minor units, and the rates that convert between currencies. A
 * conversion alone rounds, once, half to even.
 */
package io.funnelstreams.core.money;
