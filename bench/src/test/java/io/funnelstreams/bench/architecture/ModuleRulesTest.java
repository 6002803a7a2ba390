package io.funnelstreams.bench.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleRulesTest {

  static Stream<String> modules() {
    return Product.MAY_IMPORT.keySet().stream().sorted();
  }

  static List<String> stepsOfTheCore() {
    return Product.CORE_ORDER;
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleImportsNoneOfOursButThoseItMay(String module) {
    var forbidden =
        modules()
            .filter(other -> !other.equals(module))
            .filter(other -> !Product.MAY_IMPORT.get(module).contains(other))
            .map(Product::module)
            .toArray(String[]::new);
    if (forbidden.length == 0) {
      return;
    }
    noClasses()
        .that()
        .resideInAPackage(Product.module(module))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .because("parts know each other only through topics and the modules below them")
        .allowEmptyShould(true)
        .check(Product.CLASSES);
  }

  @Test
  void everyClassLivesInAModuleOfTheTable() {
    var modules =
        Product.CLASSES.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.substring(Product.ROOT.length()).split("\\.", 2)[0])
            .collect(Collectors.toSet());
    assertThat(modules).isSubsetOf(Product.MAY_IMPORT.keySet()).contains("core", "schemas", "app");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void thePackagesOfAModuleAreFreeOfCycles(String module) {
    slices()
        .matching(Product.ROOT + module + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(Product.CLASSES);
  }

  @Test
  void theCoreStandsOnTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage(Product.module("core"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", Product.module("core"))
        .check(Product.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("stepsOfTheCore")
  void aPackageOfTheCoreImportsOnlyThoseBeforeIt(String name) {
    var position = Product.CORE_ORDER.indexOf(name);
    var later =
        Product.CORE_ORDER.stream()
            .skip(position + 1L)
            .map(other -> Product.module("core." + other))
            .toList();
    var forbidden = Stream.concat(later.stream(), Stream.of(Product.ROOT + "core"));
    noClasses()
        .that()
        .resideInAPackage(Product.module("core." + name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.toArray(String[]::new))
        .because("the packages of the core are the steps of an event's way, in this order")
        .allowEmptyShould(true)
        .check(Product.CLASSES);
  }
}
