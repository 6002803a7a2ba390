package io.funnelstreams.bench.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;

/** The product's compiled classes, read once for all rules, and the modules they belong to. */
final class Product {
  static final String ROOT = "io.funnelstreams.";

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/jmh_generated/"))
          .importPackages("io.funnelstreams");

  /** Each module with those of ours that it may import. */
  static final Map<String, List<String>> MAY_IMPORT =
      Map.of(
          "core", List.of(),
          "schemas", List.of("core"),
          "http", List.of(),
          "ingest", List.of("core", "schemas", "http"),
          "streams", List.of("core", "schemas"),
          "serve", List.of("core", "schemas", "http"),
          "app", List.of("core", "schemas", "http", "ingest", "streams", "serve"),
          "bench", List.of("core", "schemas", "http", "ingest", "streams", "serve", "app"));

  /** The packages of the core, each of which may import those before it. */
  static final List<String> CORE_ORDER =
      List.of(
          "time",
          "money",
          "event",
          "journey",
          "marketing",
          "forget",
          "session",
          "cell",
          "kpi",
          "forecast",
          "gap",
          "plan",
          "alert",
          "explain");

  private Product() {}

  static String module(String name) {
    return ROOT + name + "..";
  }
}
