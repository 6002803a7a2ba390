package io.funnelstreams.schemas.topic;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.CallEvent;
import io.funnelstreams.schemas.avro.ContractEvent;
import io.funnelstreams.schemas.avro.DealEvent;
import io.funnelstreams.schemas.avro.Delivery;
import io.funnelstreams.schemas.avro.ImportEntry;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.LeadEvent;
import io.funnelstreams.schemas.avro.Load;
import io.funnelstreams.schemas.avro.MeetingEvent;
import io.funnelstreams.schemas.avro.PaymentEvent;
import io.funnelstreams.schemas.avro.Plan;
import io.funnelstreams.schemas.avro.Progress;
import io.funnelstreams.schemas.avro.PublicationEvent;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.Reject;
import io.funnelstreams.schemas.avro.Scorecard;
import io.funnelstreams.schemas.avro.SocialEvent;
import io.funnelstreams.schemas.avro.SpendEvent;
import io.funnelstreams.schemas.avro.SubscriptionEvent;
import io.funnelstreams.schemas.avro.WebEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every topic that the processes of FunnelStreams share. Keys are UTF-8 text; values are Avro in
 * the registry's wire format, unless a topic has no value schema.
 */
public enum Topic {
  LEADS("funnel.leads.v1", TopicKey.PARTY, Kind.PARTY_HISTORY, LeadEvent.class),
  CALLS("funnel.calls.v1", TopicKey.PARTY, Kind.PARTY_HISTORY, CallEvent.class),
  DEALS("funnel.deals.v1", TopicKey.PARTY, Kind.PARTY_HISTORY, DealEvent.class),
  CONTRACTS("funnel.contracts.v1", TopicKey.PARTY, Kind.PARTY_HISTORY, ContractEvent.class),
  SUBSCRIPTIONS(
      "funnel.subscriptions.v1", TopicKey.PARTY, Kind.PARTY_HISTORY, SubscriptionEvent.class),
  PAYMENTS("funnel.payments.v1", TopicKey.PARTY, Kind.PARTY_HISTORY, PaymentEvent.class),
  SPEND("funnel.spend.v1", TopicKey.CHANNEL, Kind.PARTY_HISTORY, SpendEvent.class),
  WEB("funnel.web.v1", TopicKey.VISITOR, Kind.PARTY_HISTORY, WebEvent.class),
  SOCIAL("funnel.social.v1", TopicKey.PARTY, Kind.PARTY_HISTORY, SocialEvent.class),
  PUBLICATIONS(
      "funnel.publications.v1", TopicKey.PARTY, Kind.PARTY_HISTORY, PublicationEvent.class),
  MEETINGS("funnel.meetings.v1", TopicKey.PARTY, Kind.PARTY_HISTORY, MeetingEvent.class),
  /**
   * Merge transfers: events of merged parties in transit to the survivor, in the journey's own
   * binary form.
   */
  MERGES("funnel.merges.v1", TopicKey.SURVIVOR, Kind.PARTY_HISTORY, null),
  KPIS("funnel.kpis.v1", TopicKey.KPI, Kind.LATEST, Kpi.class),
  SCORECARDS("funnel.scorecards.v1", TopicKey.GOAL, Kind.LATEST, Scorecard.class),
  /** One partition, so that a reader sees an alert and the alerts that it refers to in order. */
  ALERTS("funnel.alerts.v1", TopicKey.ALERT, Kind.SINGLE_LATEST, Alert.class),
  /** The notifications that each receiver got, and those that could not be delivered. */
  DELIVERIES("funnel.deliveries.v1", TopicKey.DELIVERY, Kind.SINGLE_LATEST, Delivery.class),
  PLAN("funnel.plan.v1", TopicKey.PLAN, Kind.SINGLE_LATEST, Plan.class),
  /** The active definition of the published rows, and how far its rollout is. */
  DEFINITION(
      "funnel.definition.v1", TopicKey.ACTIVE, Kind.SINGLE_LATEST, PublishedDefinition.class),
  PROGRESS("funnel.progress.v1", TopicKey.PROGRESS, Kind.SINGLE_LATEST, Progress.class),
  /** Running imports, and what else alerts or notifications wait for. */
  LOADS("funnel.loads.v1", TopicKey.LOAD, Kind.SINGLE_LATEST, Load.class),
  /** Compacted, so that a reject that was replayed with success can be deleted by its id. */
  REJECTS("funnel.rejects.v1", TopicKey.REJECT, Kind.LATEST, Reject.class),
  /** The events that the rows of exports made, so that the next import knows what to retract. */
  IMPORTS("funnel.imports.v1", TopicKey.IMPORT, Kind.BOUNDED_LATEST, ImportEntry.class);

  /** The one key of {@link #DEFINITION}. */
  public static final String ACTIVE = "active";

  private static final List<Topic> EVENTS =
      Arrays.stream(values()).filter(t -> t.kind == Kind.PARTY_HISTORY && t != MERGES).toList();

  private final String topicName;
  private final TopicKey key;
  private final Kind kind;
  private final Optional<Class<? extends SpecificRecord>> valueType;

  Topic(String topicName, TopicKey key, Kind kind, Class<? extends SpecificRecord> valueType) {
    this.topicName = topicName;
    this.key = key;
    this.kind = kind;
    this.valueType = Optional.ofNullable(valueType);
  }

  /** The topic's name in Kafka. */
  public String topicName() {
    return topicName;
  }

  /** The form of the records' keys. */
  public TopicKey key() {
    return key;
  }

  /** The class of the values; empty where the values are a binary form of our own. */
  public Optional<Class<? extends SpecificRecord>> valueType() {
    return valueType;
  }

  /** The schema of the values; empty where the values are a binary form of our own. */
  public Optional<Schema> valueSchema() {
    return valueType.map(SpecificData.get()::getSchema);
  }

  /** How the topic is partitioned and what it keeps. */
  Kind kind() {
    return kind;
  }

  /** The topics of events: one key, one partition count. */
  public static List<Topic> events() {
    return EVENTS;
  }

  /** The topic of a family's events. */
  public static Topic of(Family family) {
    return switch (family) {
      case LEAD -> LEADS;
      case CALL -> CALLS;
      case DEAL -> DEALS;
      case CONTRACT -> CONTRACTS;
      case SUBSCRIPTION -> SUBSCRIPTIONS;
      case PAYMENT -> PAYMENTS;
      case SPEND -> SPEND;
      case WEB -> WEB;
      case SOCIAL -> SOCIAL;
      case PUBLICATION -> PUBLICATIONS;
      case MEETING -> MEETINGS;
    };
  }

  /** Partitioning and retention, the same for all topics of a kind. */
  enum Kind {
    /** Keyed by party, co-partitioned with the topics of the same kind, kept for ever. */
    PARTY_HISTORY,
    /** The last record of a key is the valid one. */
    LATEST,
    /** As {@link #LATEST}, and a replaced record is deleted from the disk after a while. */
    BOUNDED_LATEST,
    /** As {@link #LATEST}, in one partition: few records, read whole and in order. */
    SINGLE_LATEST;

    boolean compacted() {
      return this != PARTY_HISTORY;
    }
  }
}
