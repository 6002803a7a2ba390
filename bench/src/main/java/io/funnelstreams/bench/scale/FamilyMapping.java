package io.funnelstreams.bench.scale;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.MappingYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the files of {@link FamilyFiles} are read. */
final class FamilyMapping {
  private static final List<String> COMMON =
      List.of(
          "    party: party",
          "    occurred_at: occurred_at",
          "    revision: revision",
          "    deleted: deleted");

  private static final Map<Family, String> FIELDS =
      Map.ofEntries(
          Map.entry(
              Family.LEAD,
              """
              type: {column: type}
              merged_into: merged_into
              """),
          Map.entry(
              Family.CALL,
              """
              purpose: {column: purpose}
              outcome: outcome
              seconds: seconds
              """),
          Map.entry(
              Family.MEETING,
              """
              type: {column: type}
              meeting_id: meeting_id
              starts_at: starts_at
              seconds: seconds
              """),
          Map.entry(
              Family.DEAL,
              """
              type: {column: type}
              deal_id: deal_id
              amount: {column: amount, currency: {column: currency}}
              """),
          Map.entry(
              Family.CONTRACT,
              """
              type: {column: type}
              contract_id: contract_id
              """),
          Map.entry(
              Family.SUBSCRIPTION,
              """
              type: {column: type}
              subscription_id: subscription_id
              price: {column: amount, currency: {column: currency}}
              interval: interval
              interval_count: interval_count
              quantity: quantity
              term_end: term_end
              effective_at: effective_at
              """),
          Map.entry(
              Family.PAYMENT,
              """
              type: {column: type}
              document: {column: document}
              document_id: document_id
              amount: {column: amount, currency: {column: currency}}
              """),
          Map.entry(
              Family.SPEND,
              """
              purpose: {column: purpose}
              day: day
              channel: spend_channel
              amount: {column: amount, currency: {column: currency}}
              campaign: campaign
              """),
          Map.entry(
              Family.WEB,
              """
              path: path
              referrer_class: {column: referrer_class}
              """),
          Map.entry(
              Family.SOCIAL,
              """
              type: {column: type}
              network: network
              count: count
              """),
          Map.entry(
              Family.PUBLICATION,
              """
              site: site
              domain_authority: domain_authority
              """));

  private FamilyMapping() {}

  static Mapping of(Family family) {
    var name = family.name().toLowerCase(Locale.ROOT);
    var text =
        """
        source: company
        file: {format: jsonl}
        dates: {zone: Europe/Berlin}
        row_id: id
        segment: {region: segment.region, channel: segment.channel, owner: segment.owner}
        events:
          - name: %1$s
            family: %1$s
        """
            .formatted(name);
    var fields = String.join("\n", COMMON) + "\n" + FIELDS.get(family).indent(4);
    return MappingYaml.parse(Path.of(name + ".mapping.yaml"), text + fields);
  }
}
