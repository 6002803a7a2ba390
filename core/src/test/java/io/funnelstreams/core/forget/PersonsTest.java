package io.funnelstreams.core.forget;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.Story;
import io.funnelstreams.core.event.LeadEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonsTest {
  @Test
  void everyNameOfAPersonComesBeforeTheOneItWasMergedInto() {
    var known =
        persons(
            Story.of("a").identifiedAs("z-cookie", "2026-01-01"),
            Story.of("z-cookie").mergedInto("b", "2026-01-02"),
            Story.of("bill").identifiedAs("b", "2026-01-03"),
            Story.of("other").created("2026-01-03"));

    assertThat(known.of("bill")).containsExactly("a", "bill", "z-cookie", "b");
    assertThat(known.of("a")).isEqualTo(known.of("b"));
    assertThat(known.of("other")).containsExactly("other");
    assertThat(known.of("nobody")).containsExactly("nobody");
  }

  @Test
  void aMergeThatWasTakenBackConnectsNobody() {
    var merge = Story.of("a").mergedInto("b", "2026-01-02").id("m");
    var back = Story.of("a").mergedInto("b", "2026-01-02").id("m").revision(2).withdrawn();

    assertThat(persons(merge, back).of("a")).containsExactly("a");
  }

  @Test
  void aCircleIsOnePerson() {
    var known =
        persons(
            Story.of("a").mergedInto("b", "2026-01-02"),
            Story.of("b").mergedInto("a", "2026-01-03"));

    assertThat(known.of("b")).isEqualTo(List.of("a", "b"));
  }

  private static Persons persons(Story... stories) {
    var persons = new Persons();
    for (var story : stories) {
      story.events().forEach(event -> persons.accept((LeadEvent) event));
    }
    return persons;
  }
}
