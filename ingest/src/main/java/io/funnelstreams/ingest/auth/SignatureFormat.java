package io.funnelstreams.ingest.auth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The format of the text that carries a signature. */
public sealed interface SignatureFormat {
  Lookup<Carried> read(List<String> values);

  /**
   * The content of such a text.
   *
   * @param signatures without prefix, one or several
   * @param timestamp where the text holds one beside them
   */
  record Carried(List<String> signatures, Optional<String> timestamp) {}

  /**
   * Every value is a signature.
   *
   * @param prefix the text before it, as {@code v0=}; may be empty
   */
  record Whole(String prefix) implements SignatureFormat {
    @Override
    public Lookup<Carried> read(List<String> values) {
      return carried(withoutPrefix(values, prefix), Optional.empty());
    }
  }

  /**
   * Pairs of key and value, as {@code t=1693657560,v1=...,v1=...}.
   *
   * @param key of signatures; there may be several
   * @param timestampKey of the time that was signed
   */
  record Pairs(char separator, String key, Optional<String> timestampKey)
      implements SignatureFormat {
    @Override
    public Lookup<Carried> read(List<String> values) {
      return one(values).then(text -> pairs(split(text, separator)));
    }

    private Lookup<Carried> pairs(List<String> pairs) {
      var timestamps = timestampKey.map(name -> withoutPrefix(pairs, name + "=")).orElse(List.of());
      if (timestampKey.isPresent() && timestamps.size() != 1) {
        return Lookup.not(
            timestamps.isEmpty() ? "there is no time" : "there is more than one time");
      }
      return carried(withoutPrefix(pairs, key + "="), timestamps.stream().findFirst());
    }
  }

  /**
   * A list of signatures, as {@code 1693657560000,...,...}.
   *
   * @param timestampFirst whether the first item is the time that was signed
   * @param prefix the text before each signature; may be empty
   */
  record Items(char separator, boolean timestampFirst, String prefix) implements SignatureFormat {
    @Override
    public Lookup<Carried> read(List<String> values) {
      return one(values).then(text -> items(split(text, separator)));
    }

    private Lookup<Carried> items(List<String> items) {
      var signatures = timestampFirst ? items.subList(1, items.size()) : items;
      var first = Optional.of(items.get(0)).filter(time -> timestampFirst);
      return carried(withoutPrefix(signatures, prefix), first);
    }
  }

  private static Lookup<Carried> carried(List<String> signatures, Optional<String> timestamp) {
    return signatures.isEmpty()
        ? Lookup.not("there is no signature of the form that is expected")
        : Lookup.of(new Carried(signatures, timestamp));
  }

  private static Lookup<String> one(List<String> values) {
    return values.size() == 1
        ? Lookup.of(values.get(0))
        : Lookup.not("there is more than one list of signatures");
  }

  /** At least one item. */
  private static List<String> split(String text, char separator) {
    var items = text.split(Pattern.quote(String.valueOf(separator)), -1);
    return Arrays.stream(items).map(String::strip).toList();
  }

  private static List<String> withoutPrefix(List<String> texts, String prefix) {
    var rests = new ArrayList<String>();
    for (var text : texts) {
      if (text.startsWith(prefix)) {
        rests.add(text.substring(prefix.length()));
      }
    }
    return rests;
  }
}
