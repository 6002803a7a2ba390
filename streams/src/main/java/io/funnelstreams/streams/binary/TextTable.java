package io.funnelstreams.streams.binary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of a row by number, counted from 1. They are written behind what refers to them, so a
 * part of the row is read, or another part added, without reading the rest.
 */
public final class TextTable {
  /** From this size on a map is quicker than looking at each text. */
  private static final int INDEXED = 32;

  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> index = new HashMap<>();

  /** A table that begins with a text which is known without the row and so not written in it. */
  public TextTable(String known) {
    texts.add(known);
  }

  /** Reads a table that {@link #write} wrote. */
  public static TextTable read(String known, BinaryReader in) {
    var table = new TextTable(known);
    for (int left = in.intCount(); left > 0; left--) {
      table.texts.add(in.once());
    }
    return table;
  }

  /** Writes all but the text that is known. */
  public void write(BinaryWriter out) {
    out.count(texts.size() - 1L);
    texts.subList(1, texts.size()).forEach(out::once);
  }

  /** How many texts there are. */
  public int size() {
    return texts.size();
  }

  /** The number of a text, given where it has none yet. */
  public int number(String text) {
    int known = find(text);
    if (known == 0) {
      texts.add(text);
    }
    return known == 0 ? texts.size() : known;
  }

  /** The number of a text, 0 where it has none. */
  public int find(String text) {
    if (texts.size() < INDEXED) {
      return texts.indexOf(text) + 1;
    }
    for (int i = index.size(); i < texts.size(); i++) {
      index.put(texts.get(i), i + 1);
    }
    return index.getOrDefault(text, 0);
  }

  /** The text of a number. */
  public String text(int number) {
    return texts.get(number - 1);
  }

  List<String> texts() {
    return texts;
  }
}
