package io.funnelstreams.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedChoiceTest {
  @Test
  void aChoiceThatASmallerOneFulfilsIsNotNeeded() {
    var needed =
        FeedChoice.needed(List.of(Set.of(Feed.LEADS, Feed.SQLS, Feed.MQLS), Set.of(Feed.SQLS)));
    assertThat(needed).extracting(FeedChoice::id).containsExactly("sqls");
  }

  @Test
  void alternativesAreSaidWithOr() {
    assertThat(FeedChoice.of("leads|mqls|sqls").words()).isEqualTo("leads, MQLs or SQLs");
    assertThat(FeedChoice.of("marketing_spend").words()).isEqualTo("marketing spend");
  }

  @Test
  void choicesThatNoFeedFulfilsTogetherAreAllNeededInTheOrderOfTheFeeds() {
    var needed =
        FeedChoice.needed(
            List.of(
                Set.of(Feed.SALES_SPEND),
                Set.of(Feed.ORDERS, Feed.DEALS),
                Set.of(Feed.MARKETING_SPEND),
                Set.of(Feed.SALES_SPEND)));
    assertThat(needed)
        .extracting(FeedChoice::id)
        .containsExactly("deals|orders", "marketing_spend", "sales_spend");
  }
}
