package io.funnelstreams.core.event;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * The amount of money or the unit price that an event holds.
 *
 * @param field the field that holds it
 * @param minor minor units of the currency, with all of a price's decimals
 */
public record EventAmount(String field, BigDecimal minor, Currency currency) {}
