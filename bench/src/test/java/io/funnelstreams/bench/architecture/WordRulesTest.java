package io.funnelstreams.bench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Code and pages keep to the field's words: a reader needs no dictionary of ours. */
class WordRulesTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  /**
   * A word of an earlier dialect, and the files that may have it.
   *
   * @param pattern the word
   * @param instead the field's word for it
   * @param files a part of a path of each file that may have it
   */
  private record Word(Pattern pattern, String instead, Set<String> files) {
    static Word of(String pattern, String instead, String... files) {
      return new Word(Pattern.compile(pattern), instead, Set.of(files));
    }
  }

  /** These name an earlier key, option or setting to say what it is called now, and their tests. */
  private static final String KEYS = "RenamedKeys";

  private static final String OPTIONS = "RenamedOptions";
  private static final String OPTION_MISTAKES = "CommandMistakeTest";
  private static final String SETTINGS = "SettingsSource";

  /** Records that were written under an earlier name are still read: it is an alias. */
  private static final String ALIASES = ".avsc";

  private static final String ALIASES_PRINTED = "docs/asyncapi.yaml";

  /** A silence is what the Alertmanager calls a mute. */
  private static final String ALERTMANAGER = "Alertmanager";

  private static final List<Word> WORDS =
      List.of(
          Word.of(
              "(?i)\\b(told|tells?|telling|untold|retell(ing)?|retold)\\b",
              "observed, published, notified or reported"),
          // Something may be cut off, short or down: that is English.
          Word.of(
              "(?i:\\bcuts?\\b(?! (off|short|down|at)))|(?<=[a-z])Cuts?\\b|Cut(?=[A-Z])",
              "breakdown",
              KEYS),
          Word.of("customer_?[wW]hen", "customer definition", KEYS),
          Word.of("(?<!allowed[ _])(?<!of )\\blateness\\b", "allowed lateness", KEYS),
          Word.of("--data(?!-dir)\\b", "--data-dir", OPTIONS, OPTION_MISTAKES),
          Word.of("--registry-url\\b", "--schema-registry-url", OPTIONS, OPTION_MISTAKES),
          Word.of("--parts\\b", "--roles", OPTIONS, OPTION_MISTAKES),
          Word.of("topics\\.replication(?!\\.factor)", "topics.replication.factor", SETTINGS),
          Word.of("(?i)\\bsettle[sd]?\\b|\\bsettling\\b", "catch up", SETTINGS),
          Word.of("(?i)funnel[._]moves[._]", "funnel.merges.v1"),
          Word.of("folded_?[uU]nder", "grouped_under", ALIASES, ALIASES_PRINTED),
          Word.of("not_cut_by", "dimension_not_available"),
          Word.of("(?i)in_?force\\b", "active", ALIASES, ALIASES_PRINTED),
          Word.of("(?i)\\btake-?overs?\\b", "rollout"),
          Word.of("(?i)\\bhand-?overs?\\b", "rollout or transfer", ALIASES, ALIASES_PRINTED),
          Word.of("(?i)\\bstream parts?\\b", "Kafka Streams application"),
          Word.of("(?i)\\bsilences?\\b", "no data", ALERTMANAGER, "docs/notifications.md"),
          Word.of("funnel[._]notify[._]", "funnel_notifier or funnel_notifications"),
          Word.of("\"watch\"|\\bwatch:|\\b[wW]atches\\b", "monitors", KEYS));

  /**
   * Records of decisions and the changelog say what was written then; this class names the words.
   */
  private static final List<String> EXCEPT =
      List.of("docs/decisions/", "CHANGELOG.md", "WordRulesTest.java");

  private static final Set<String> ENDINGS =
      Set.of("java", "md", "avsc", "yaml", "yml", "js", "mjs", "sql", "json", "properties");

  @Test
  void codeAndPagesKeepToTheFieldsWords() throws IOException {
    var found = new ArrayList<String>();
    Files.walkFileTree(
        REPOSITORY,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var name = folder.getFileName().toString();
            return name.equals("target") || name.startsWith(".")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (isOurs(file)) {
              found.addAll(found(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(found).isEmpty();
  }

  private static boolean isOurs(Path file) {
    var name = REPOSITORY.relativize(file).toString();
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
        && EXCEPT.stream().noneMatch(name::contains);
  }

  private static List<String> found(Path file) throws IOException {
    var name = REPOSITORY.relativize(file).toString();
    var words = WORDS.stream().filter(w -> w.files().stream().noneMatch(name::contains)).toList();
    var lines = Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1);
    var found = new ArrayList<String>();
    for (int i = 0; i < lines.length; i++) {
      for (var word : words) {
        if (word.pattern().matcher(lines[i]).find()) {
          found.add(
              "%s:%d say '%s' in: %s".formatted(name, i + 1, word.instead(), lines[i].strip()));
        }
      }
    }
    return found;
  }
}
