package io.funnelstreams.schemas.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a user meant to write. */
public final class Suggestion {
  private Suggestion() {}

  /** The candidate that a few typing slips make of the word; empty where none is near. */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    var typed = word.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(candidate -> slips(typed, candidate.toLowerCase(Locale.ROOT)) <= allowed(typed))
        .min(
            Comparator.<String>comparingInt(
                    candidate -> slips(typed, candidate.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The end of a message: {@code "; did you mean 'region'?"}, or nothing. */
  public static String didYouMean(String word, Collection<String> candidates) {
    return nearest(word, candidates).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  private static int allowed(String word) {
    return Math.max(1, word.length() / 3);
  }

  /** Insertions, deletions, replacements and swaps of neighbours between two words. */
  private static int slips(String a, String b) {
    var cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = cost[i - 1][j - 1] + (same ? 0 : 1);
    best = Math.min(best, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
