package io.funnelstreams.bench.life;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/** A tool that stores what it receives, and exports it when the half year is over. */
interface Export {
  void hear(Happening happening);

  List<Sheet> sheets();

  /**
   * Writes every file there is.
   *
   * @return their names
   */
  static List<String> write(List<Happening> diary, Path folder) {
    var exports = List.of(new CrmExport(), new BillingExport(), new OfficeExport());
    diary.forEach(happening -> exports.forEach(export -> export.hear(happening)));
    var sheets = exports.stream().flatMap(export -> export.sheets().stream()).toList();
    sheets.forEach(sheet -> sheet.write(folder));
    return sheets.stream().map(Sheet::name).toList();
  }

  static BigDecimal amount(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
