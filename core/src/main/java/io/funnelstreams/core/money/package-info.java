/**
 * Amounts of money as integer minor units, and the rates that convert between currencies. Nothing
 * here rounds except a conversion, which rounds half to even once.
 */
package io.funnelstreams.core.money;
