package io.funnelstreams.bench.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NameRulesTest {

  @Test
  void aTypeIsNamedAfterTheFieldAndNotAfterNothing() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveNameMatching(".*(Helper|Utils?|Impl|Base|Common|Data|Info)")
        .orShould()
        .haveNameMatching(".*[.$](Abstract|Base|Common)[A-Z][^.]*")
        .because("such a name says nothing about what the type is")
        .check(Product.CLASSES);
  }

  @Test
  void aPackageIsNamedAfterAFeature() {
    noClasses()
        .should()
        .resideInAnyPackage("..common..", "..util..", "..utils..", "..helper..", "..misc..")
        .orShould()
        .resideInAnyPackage("..impl..", "..internal..", "..base..", "..model..")
        .check(Product.CLASSES);
  }

  @Test
  void everyPackageSaysInAParagraphWhatItIs() {
    var documented =
        Product.CLASSES.stream()
            .filter(type -> type.getSimpleName().equals("package-info"))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());
    var written =
        Product.CLASSES.stream()
            .filter(type -> !type.getPackageName().startsWith(Product.ROOT + "schemas.avro"))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());
    assertThat(documented).containsAll(written);
  }

  @Test
  void noTwoTypesShareASimpleName() {
    var places =
        Product.CLASSES.stream()
            .filter(type -> type.getEnclosingClass().isEmpty())
            .filter(type -> !type.getSimpleName().isEmpty())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> !type.getPackageName().startsWith(Product.ROOT + "schemas.avro"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    assertThat(places.values()).allSatisfy(names -> assertThat(names).hasSize(1));
  }
}
