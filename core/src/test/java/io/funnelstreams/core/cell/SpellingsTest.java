package io.funnelstreams.core.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.journey.DimensionValue;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SpellingsTest {
  private static final Segment SOUTH = segment("south");
  private static final List<Spelling> SPELLINGS =
      List.of(
          spelling("SOUTH", 3), spelling("South", 1), spelling("south", 1), spelling("sOUTH", 2));

  @Provide
  Arbitrary<List<Spelling>> orders() {
    return Arbitraries.shuffle(SPELLINGS);
  }

  @Property
  void theSpellingOfTheEarliestEventIsShownWhateverTheOrderOfArrival(
      @ForAll("orders") List<Spelling> order) {
    var spellings = new Spellings();
    order.forEach(spellings::add);

    assertThat(spellings.shown(SOUTH).shown()).isEqualTo(Map.of("region", "South"));
  }

  @Test
  void onlyTheEarliestSpellingIsNews() {
    var spellings = new Spellings();

    assertThat(spellings.add(spelling("South", 2))).isTrue();
    assertThat(spellings.add(spelling("South", 2))).isFalse();
    assertThat(spellings.add(spelling("SOUTH", 3))).isFalse();
    assertThat(spellings.add(spelling("South", 1))).isTrue();
  }

  @Test
  void aValueIsSpelledByTheEventsOfItsOwnDimension() {
    var spellings = new Spellings();
    spellings.add(new Spelling("owner", DimensionValue.of("SOUTH"), 0));

    assertThat(spellings.shown(SOUTH).shown()).isEqualTo(Map.of("region", "south"));
  }

  private static Segment segment(String region) {
    return new Segment(List.of("region"), List.of(DimensionValue.of(region)));
  }

  private static Spelling spelling(String region, long atMs) {
    return new Spelling("region", DimensionValue.of(region), atMs);
  }
}
