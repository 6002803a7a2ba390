package io.funnelstreams.bench.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PurityRulesTest {
  private static final String CORE = Product.module("core");

  @Test
  void theCoreAsksNoClock() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .accessTargetWhere(readsTheClock())
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .because("replaying the same events has to give the same numbers at any time")
        .check(Product.CLASSES);
  }

  @Test
  void theCoreRollsNoDice() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .check(Product.CLASSES);
  }

  @Test
  void theCoreKeepsNoStateOutsideItsObjects() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(CORE)
        .and()
        .areStatic()
        .should()
        .beFinal()
        .check(Product.CLASSES);
  }

  @Test
  void onlyTheCommandPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackages(Product.module("app"), Product.module("bench"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("a library that prints cannot be used in another program")
        .check(Product.CLASSES);
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
    var names = Set.of("now", "currentTimeMillis", "nanoTime");
    return DescribedPredicate.describe(
        "reads the clock",
        access -> {
          AccessTarget target = access.getTarget();
          return names.contains(target.getName())
              && (target.getOwner().getPackageName().startsWith("java.time")
                  || target.getOwner().isEquivalentTo(System.class));
        });
  }
}
