package io.funnelstreams.ingest.mapping;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The signs and codes that people write beside an amount, and the currencies each can mean. */
final class CurrencySign {
  /** A sign, then the codes of the currencies that write it. */
  private static final List<String> SIGNS =
      List.of(
          "$ USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP BBD BSD BZD BMD KYD FJD GYD JMD"
              + " LRD NAD SBD SRD TTD XCD BND BRL CUP",
          "US$ USD",
          "U$S USD",
          "CA$ CAD",
          "C$ CAD NIO",
          "CAN$ CAD",
          "CDN$ CAD",
          "A$ AUD",
          "AU$ AUD",
          "NZ$ NZD",
          "S$ SGD",
          "SG$ SGD",
          "HK$ HKD",
          "NT$ TWD",
          "MX$ MXN",
          "MEX$ MXN",
          "AR$ ARS",
          "R$ BRL",
          "€ EUR",
          "EURO EUR",
          "EUROS EUR",
          "£ GBP GIP FKP SHP EGP",
          "¥ JPY CNY",
          "CN¥ CNY",
          "JP¥ JPY",
          "RMB CNY",
          "元 CNY TWD HKD",
          "円 JPY",
          "₹ INR",
          "RS INR PKR LKR NPR MUR",
          "RS. INR PKR LKR NPR MUR",
          "₩ KRW KPW",
          "₽ RUB",
          "₺ TRY",
          "TL TRY",
          "₴ UAH",
          "₪ ILS",
          "₫ VND",
          "฿ THB",
          "₱ PHP",
          "₦ NGN",
          "₡ CRC",
          "₲ PYG",
          "₵ GHS",
          "₸ KZT",
          "₼ AZN",
          "₾ GEL",
          "KR SEK NOK DKK ISK",
          "KR. SEK NOK DKK ISK",
          "ZŁ PLN",
          "KČ CZK",
          "FT HUF",
          "LEI RON MDL",
          "ЛВ BGN",
          "ЛВ. BGN",
          "FR CHF",
          "FR. CHF",
          "SFR CHF",
          "SFR. CHF",
          "R ZAR",
          "RM MYR",
          "RP IDR",
          "DH AED MAD",
          "DHS AED");

  private static final Map<String, Set<String>> CODES = codes();

  private static final List<String> LONGEST_FIRST =
      CODES.keySet().stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();

  private CurrencySign() {}

  private static Map<String, Set<String>> codes() {
    var codes = new HashMap<String, Set<String>>();
    Currency.getAvailableCurrencies()
        .forEach(c -> codes.put(c.getCurrencyCode(), Set.of(c.getCurrencyCode())));
    for (var line : SIGNS) {
      var words = Arrays.asList(line.split(" "));
      codes.put(words.get(0), Set.copyOf(words.subList(1, words.size())));
    }
    return Map.copyOf(codes);
  }

  /** The longest sign or code at a place, as it is written there. */
  static Optional<String> at(String text, int place) {
    return LONGEST_FIRST.stream()
        .filter(sign -> place + sign.length() <= text.length())
        .map(sign -> new Candidate(sign, text.substring(place, place + sign.length())))
        .filter(candidate -> folded(candidate.written()).equals(candidate.sign()))
        .filter(candidate -> endsWord(candidate.written(), text, place))
        .map(Candidate::written)
        .findFirst();
  }

  private record Candidate(String sign, String written) {}

  /** {@code USD} in {@code USDX} is no code, while {@code 5 €netto} could not be one either. */
  private static boolean endsWord(String written, String text, int place) {
    int after = place + written.length();
    return after == text.length()
        || !Character.isLetter(written.charAt(written.length() - 1))
        || !Character.isLetter(text.charAt(after));
  }

  /** Whether a sign can mean a currency. */
  static boolean fits(String written, Currency currency) {
    return CODES.getOrDefault(folded(written), Set.of()).contains(currency.getCurrencyCode());
  }

  /** A sign with the currency it means, for a message: {@code € (EUR)}. */
  static String describe(String written) {
    var codes = CODES.getOrDefault(folded(written), Set.of());
    if (codes.contains(written)) {
      return written;
    }
    var names =
        codes.size() > 5
            ? "a dollar or peso"
            : codes.stream().sorted().collect(Collectors.joining(" or "));
    return written + " (" + names + ")";
  }

  /** Wide forms of signs are the signs themselves. */
  private static String folded(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
  }
}
