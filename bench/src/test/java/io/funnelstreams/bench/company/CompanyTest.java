package io.funnelstreams.bench.company;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CompanyTest {
  private static final Company COMPANY = new Company(3, 500, 12);

  private final List<Event> deliveries = COMPANY.deliveries().toList();

  @Test
  void theSameSettingsGiveTheSameDeliveries() {
    assertThat(COMPANY.deliveries()).containsExactlyElementsOf(deliveries);
    assertThat(new Company(4, 500, 12).deliveries().toList()).isNotEqualTo(deliveries);
  }

  @Test
  void deliveriesComeInTheOrderOfTheirRecording() {
    assertThat(deliveries)
        .isSortedAccordingTo(Comparator.comparing(event -> event.header().recordedAt()));
  }

  @Test
  void everyFamilyAndEveryAccidentIsThere() {
    assertThat(deliveries).extracting(Event::family).contains(Family.values());
    assertThat(share(event -> event.header().deleted())).isBetween(0.001, 0.004);
    assertThat(share(event -> event.header().revision() > 0)).isBetween(0.01, 0.06);
    assertThat(deliveries.size() - deliveries.stream().distinct().count()).isZero();
  }

  @Test
  void aLeadBringsAboutFortyEvents() {
    long ofLeads =
        deliveries.stream().filter(event -> event.header().key().eventId().startsWith("l")).count();
    assertThat(ofLeads / 500.0).isBetween(34.0, 46.0);
  }

  private double share(Predicate<Event> test) {
    return (double) deliveries.stream().filter(test).count() / deliveries.size();
  }
}
