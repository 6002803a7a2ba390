package io.funnelstreams.streams.journey;

import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import io.funnelstreams.streams.binary.TextTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The segments of a row's events by number, counted from 1. Most events of a party share one. */
final class SegmentTable {
  private final TextTable texts;

  /** The numbers of each segment's dimensions and values, in turn. */
  private final List<int[]> numbers = new ArrayList<>();

  /** The segments as far as they were asked for, by number. */
  private final Map<Integer, Map<String, String>> segments = new HashMap<>();

  private final Map<Map<String, String>, Integer> index = new HashMap<>();

  /** An empty table of a row with these texts. */
  SegmentTable(TextTable texts) {
    this.texts = texts;
  }

  static SegmentTable read(TextTable texts, BinaryReader in) {
    var table = new SegmentTable(texts);
    for (int left = in.intCount(); left > 0; left--) {
      var segment = new int[2 * in.intCount()];
      for (int i = 0; i < segment.length; i++) {
        segment[i] = in.intCount();
      }
      table.numbers.add(segment);
    }
    return table;
  }

  void write(BinaryWriter out) {
    out.count(numbers.size());
    for (var segment : numbers) {
      out.count(segment.length / 2);
      for (int number : segment) {
        out.count(number);
      }
    }
  }

  TextTable texts() {
    return texts;
  }

  /** How many segments there are. */
  int size() {
    return numbers.size();
  }

  /** The segment of a number. */
  Map<String, String> segment(int number) {
    return segments.computeIfAbsent(number, this::made);
  }

  /** The number of a segment, given where it has none yet. */
  int number(Map<String, String> segment) {
    if (numbers.size() == 1 && isFirst(segment)) {
      return 1;
    }
    for (int i = index.size(); i < numbers.size(); i++) {
      index.put(segment(i + 1), i + 1);
    }
    var known = index.get(segment);
    return known == null ? add(segment) : known;
  }

  private int add(Map<String, String> segment) {
    var added = new int[2 * segment.size()];
    int at = 0;
    for (var entry : segment.entrySet()) {
      added[at++] = texts.number(entry.getKey());
      added[at++] = texts.number(entry.getValue());
    }
    numbers.add(added);
    return numbers.size();
  }

  /** Most rows have one segment, which is compared without being made. */
  private boolean isFirst(Map<String, String> segment) {
    var first = numbers.get(0);
    if (first.length != 2 * segment.size()) {
      return false;
    }
    for (int i = 0; i < first.length; i += 2) {
      if (!texts.text(first[i + 1]).equals(segment.get(texts.text(first[i])))) {
        return false;
      }
    }
    return true;
  }

  private Map<String, String> made(int number) {
    var segment = new HashMap<String, String>();
    var of = numbers.get(number - 1);
    for (int i = 0; i < of.length; i += 2) {
      segment.put(texts.text(of[i]), texts.text(of[i + 1]));
    }
    return Map.copyOf(segment);
  }
}
