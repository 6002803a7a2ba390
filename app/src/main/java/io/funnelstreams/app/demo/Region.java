package io.funnelstreams.app.demo;

import java.util.Currency;
import java.util.List;

/** The regions of the company: a region's share of leads, its currency and its salespeople. */
enum Region {
  DACH("DACH", 0.34, "EUR", 1, List.of("Ada Okafor", "Jonas Brandt", "Lena Vogt")),
  UK("UK & Ireland", 0.26, "GBP", 0.86, List.of("Maeve Kelly", "Tom Ashworth", "Priya Nair")),
  NORDICS("Nordics", 0.18, "SEK", 11.4, List.of("Elin Dahl", "Mikko Laine")),
  AMERICA("North America", 0.22, "USD", 1.09, List.of("Noor Haddad", "Ines Costa", "Sam Rivera"));

  private final String title;
  private final double share;
  private final String currency;
  private final double perEuro;
  private final List<String> owners;

  Region(String title, double share, String currency, double perEuro, List<String> owners) {
    this.title = title;
    this.share = share;
    this.currency = currency;
    this.perEuro = perEuro;
    this.owners = owners;
  }

  String title() {
    return title;
  }

  /** The share of all leads, of 1. */
  double share() {
    return share;
  }

  Currency currency() {
    return Currency.getInstance(currency);
  }

  /** The price of a euro in the currency. */
  double perEuro() {
    return perEuro;
  }

  List<String> owners() {
    return owners;
  }
}
