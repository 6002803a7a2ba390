package io.funnelstreams.ingest.mapping;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The company that owns the data: its own people send, sign and host, and are never the customer.
 * Domains and addresses are compared without regard to case.
 *
 * @param domains mail domains of the company, which include their subdomains
 * @param addresses further addresses of the company's people
 */
public record OwnCompany(Set<String> domains, Set<String> addresses) {
  /** An unknown company, where the file declares none. */
  public static final OwnCompany UNKNOWN = new OwnCompany(Set.of(), Set.of());

  /** Any person may have an address there (some are for documents), so it identifies no company. */
  private static final Set<String> PUBLIC_DOMAINS =
      Set.of(
          "126.com",
          "163.com",
          "aol.com",
          "bluewin.ch",
          "comcast.net",
          "example.com",
          "example.net",
          "example.org",
          "free.fr",
          "gmail.com",
          "gmx.at",
          "gmx.ch",
          "gmx.com",
          "gmx.de",
          "gmx.net",
          "googlemail.com",
          "hotmail.co.uk",
          "hotmail.com",
          "hotmail.de",
          "hotmail.fr",
          "icloud.com",
          "laposte.net",
          "libero.it",
          "live.com",
          "mac.com",
          "mail.com",
          "mail.ru",
          "me.com",
          "msn.com",
          "naver.com",
          "orange.fr",
          "outlook.com",
          "outlook.de",
          "outlook.fr",
          "pm.me",
          "proton.me",
          "protonmail.com",
          "qq.com",
          "rediffmail.com",
          "sbcglobal.net",
          "t-online.de",
          "verizon.net",
          "web.de",
          "yahoo.co.jp",
          "yahoo.co.uk",
          "yahoo.com",
          "yahoo.de",
          "yahoo.fr",
          "yandex.com",
          "yandex.ru",
          "zoho.com");

  private static final String MAILTO = "mailto:";
  private static final String OUTSIDERS = "outsiders";

  public OwnCompany {
    domains = domains.stream().map(OwnCompany::domain).collect(Collectors.toSet());
    addresses = addresses.stream().map(OwnCompany::address).collect(Collectors.toSet());
  }

  /** The variables of expressions. */
  public Map<String, Object> bindings() {
    var bindings = new HashMap<String, Object>(functions());
    bindings.put("own_domains", domains.stream().sorted().toList());
    bindings.put("own_addresses", addresses.stream().sorted().toList());
    return bindings;
  }

  Map<String, Jsonata.JFunction> functions() {
    return Map.of(OUTSIDERS, new Jsonata.JFunction(this::outsiders, null));
  }

  private Object outsiders(Object input, List<?> arguments) {
    return outsiders(texts(arguments, 0), texts(arguments, 1));
  }

  private static List<String> texts(List<?> arguments, int index) {
    var argument = index < arguments.size() ? arguments.get(index) : null;
    var values = argument instanceof Collection<?> several ? several : new ArrayList<>(1);
    var texts = new ArrayList<String>();
    if (argument instanceof String text) {
      texts.add(text);
    }
    for (var value : values) {
      if (value instanceof String text) {
        texts.add(text);
      }
    }
    return texts;
  }

  /**
   * The addresses of people outside the company, in lower case and in their order.
   *
   * @param insiders addresses that are known to be of the company; so are all addresses at their
   *     domains, where those are not public ones
   */
  List<String> outsiders(List<String> candidates, List<String> insiders) {
    var people = insiders.stream().map(OwnCompany::address).collect(Collectors.toSet());
    var homes =
        people.stream()
            .map(OwnCompany::domain)
            .filter(domain -> !domain.isEmpty() && !PUBLIC_DOMAINS.contains(domain))
            .collect(Collectors.toSet());
    homes.addAll(domains);
    people.addAll(addresses);
    var outside = new LinkedHashSet<String>();
    for (var candidate : candidates) {
      var address = plain(candidate);
      if (!address.isEmpty()
          && !people.contains(address(candidate))
          && homes.stream().noneMatch(home -> within(domain(address), home))) {
        outside.add(address);
      }
    }
    return List.copyOf(outside);
  }

  private static boolean within(String domain, String home) {
    return domain.equals(home) || domain.endsWith("." + home);
  }

  /**
   * The address without the tag that some mail systems allow after a plus: it is the same person.
   */
  private static String address(String text) {
    var plain = plain(text);
    int at = plain.lastIndexOf('@');
    int plus = plain.indexOf('+');
    return plus > 0 && plus < at ? plain.substring(0, plus) + plain.substring(at) : plain;
  }

  private static String plain(String text) {
    int open = text.lastIndexOf('<');
    int close = text.indexOf('>', open + 1);
    var inner = open >= 0 && close > open ? text.substring(open + 1, close) : text;
    var address = inner.strip().toLowerCase(Locale.ROOT);
    return address.startsWith(MAILTO) ? address.substring(MAILTO.length()) : address;
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
  }
}
