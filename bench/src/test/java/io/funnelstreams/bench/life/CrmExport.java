package io.funnelstreams.bench.life;

import io.funnelstreams.bench.life.Happening.ContactCreated;
import io.funnelstreams.bench.life.Happening.ContactDeleted;
import io.funnelstreams.bench.life.Happening.ContactRestored;
import io.funnelstreams.bench.life.Happening.ContactUnqualified;
import io.funnelstreams.bench.life.Happening.ContactsMerged;
import io.funnelstreams.bench.life.Happening.ContractMoved;
import io.funnelstreams.bench.life.Happening.DealCreated;
import io.funnelstreams.bench.life.Happening.DealDeleted;
import io.funnelstreams.bench.life.Happening.DealMoved;
import io.funnelstreams.bench.life.Happening.DealPriced;
import io.funnelstreams.bench.life.Happening.Signing;
import io.funnelstreams.bench.life.Happening.StageReached;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Contacts, deals and contracts as they are in the end, with the times of these states. Deleted
 * rows are not there. The CRM is German.
 */
final class CrmExport implements Export {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss").withZone(ZoneId.of("Europe/Berlin"));

  private final Sheet contacts =
      new Sheet(
          "contacts.csv",
          ";",
          "contact",
          "origin",
          "created",
          "marketingqualifiedlead",
          "salesqualifiedlead",
          "customer",
          "unqualified");
  private final Sheet merges = new Sheet("merges.csv", ";", "contact", "is now", "since");
  private final Sheet deals =
      new Sheet(
          "deals.csv",
          ";",
          "deal",
          "contact",
          "created",
          "stage",
          "stage since",
          "first offer",
          "offer",
          "offer since");
  private final Sheet contracts =
      new Sheet(
          "contracts.csv",
          ";",
          "contract",
          "contact",
          "value",
          "sent",
          "delivered",
          "completed",
          "declined");

  @Override
  public List<Sheet> sheets() {
    return List.of(contacts, merges, deals, contracts);
  }

  @Override
  public void hear(Happening happening) {
    var at = TIME.format(happening.at());
    if (happening instanceof ContactCreated it) {
      contacts.put(it.contact(), it.origin(), at);
    } else if (happening instanceof StageReached it) {
      contacts.set(it.contact(), it.stage(), at);
    } else if (happening instanceof ContactUnqualified it) {
      contacts.set(it.contact(), "unqualified", at);
    } else if (happening instanceof ContactsMerged it) {
      merge(it, at);
    } else if (happening instanceof ContactDeleted it) {
      contacts.hide(it.contact());
    } else if (happening instanceof ContactRestored it) {
      contacts.show(it.contact());
    } else if (happening instanceof ContractMoved it) {
      contract(it, at);
    } else {
      hearOfDeals(happening, at);
    }
  }

  /** The contact that replaces both has a row of its own, which the CRM created itself. */
  private void merge(ContactsMerged it, String at) {
    merges.put(it.other(), it.as(), at);
    if (it.as() != it.primary()) {
      merges.put(it.primary(), it.as(), at);
      contacts.put(it.as());
    }
  }

  private void hearOfDeals(Happening happening, String at) {
    if (happening instanceof DealCreated it) {
      deals.put(it.deal(), it.contact(), at);
    } else if (happening instanceof DealMoved it) {
      deals.set(it.deal(), "stage", it.stage());
      deals.set(it.deal(), "stage since", at);
    } else if (happening instanceof DealDeleted it) {
      deals.hide(it.deal());
    } else if (happening instanceof DealPriced it) {
      price(it, at);
    }
  }

  private void price(DealPriced it, String at) {
    var amount = Export.amount(it.amount()).toString().replace('.', ',');
    boolean first = deals.get(it.deal(), "first offer").isEmpty();
    deals.set(it.deal(), first ? "first offer" : "offer", amount);
    deals.set(it.deal(), "offer since", first ? "" : at);
  }

  private void contract(ContractMoved it, String at) {
    if (it.step() == Signing.SENT) {
      var value = Export.amount(it.value()).toString().replace('.', ',');
      contracts.put(it.envelope(), it.contact(), value);
    }
    contracts.set(it.envelope(), it.step().name().toLowerCase(Locale.ROOT), at);
  }
}
