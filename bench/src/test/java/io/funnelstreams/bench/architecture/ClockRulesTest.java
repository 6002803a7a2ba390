package io.funnelstreams.bench.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.List;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

/** A wall clock can be set; what has to pass is measured by the clock that cannot. */
class ClockRulesTest {
  private static final String BECAUSE =
      "a machine's clock can be set, and then a wait takes an hour or no time at all: measure"
          + " durations with System.nanoTime";

  /** The classes that may ask a wall clock for its milliseconds, but not to measure a duration. */
  private static final List<String> MAY_ASK_FOR_MILLIS =
      List.of(
          // The time that it shows at first; it goes on by System.nanoTime.
          "io.funnelstreams.streams.SteadyTime",
          // Of Kafka's own broker.
          "io.funnelstreams.app.embedded.EmbeddedBroker");

  /** The classes whose durations lie between two recorded times of day. */
  private static final List<String> MAY_SUBTRACT_TIMES =
      List.of(
          // The months of a goal.
          "io.funnelstreams.schemas.yaml.PaceYaml",
          // Retry-After may be a date.
          "io.funnelstreams.serve.notify.receiver.HttpPost",
          // How old a signed request says that it is.
          "io.funnelstreams.ingest.auth.Timestamp");

  @Test
  void nothingButTheStreamsOwnTimeAsksAWallClockForMilliseconds() {
    noClasses()
        .that(areNot(MAY_ASK_FOR_MILLIS))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "millis")
        .orShould()
        .callConstructor(Date.class)
        .orShould()
        .accessField(Time.class, "SYSTEM")
        .because(BECAUSE)
        .check(Product.CLASSES);
  }

  @Test
  void noDurationLiesBetweenTwoReadingsOfAWallClock() {
    noClasses()
        .that()
        .resideOutsideOfPackages(Product.module("core"), Product.module("bench"))
        .and(areNot(MAY_SUBTRACT_TIMES))
        .should()
        .callMethod(Duration.class, "between", Temporal.class, Temporal.class)
        .orShould()
        .callMethod(ChronoUnit.class, "between", Temporal.class, Temporal.class)
        .because(BECAUSE)
        .check(Product.CLASSES);
  }

  @Test
  void aRateLimitNamesItsClock() {
    classes()
        .that(call(LocalBucketBuilder.class, "build"))
        .should(callAlso(LocalBucketBuilder.class, "withCustomTimePrecision"))
        .because("the library's default is the wall clock; " + BECAUSE)
        .check(Product.CLASSES);
  }

  @Test
  void streamsRunByATimeThatNobodySets() {
    classes()
        .that()
        .resideOutsideOfPackage(Product.module("bench"))
        .should(
            new ArchCondition<JavaClass>("make Kafka Streams with a time of their own") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getConstructorCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().isEquivalentTo(KafkaStreams.class))
                    .filter(call -> !takesTime(call))
                    .forEach(
                        call ->
                            events.add(SimpleConditionEvent.violated(call, call.getDescription())));
              }
            })
        .because("punctuators would not run while a clock that was put back catches up")
        .check(Product.CLASSES);
  }

  private static boolean takesTime(JavaConstructorCall call) {
    return call.getTarget().getRawParameterTypes().stream()
        .anyMatch(parameter -> parameter.isEquivalentTo(Time.class));
  }

  private static DescribedPredicate<JavaClass> areNot(List<String> names) {
    return DescribedPredicate.describe(
        "are none of " + names,
        type -> names.stream().noneMatch(name -> type.getName().startsWith(name)));
  }

  private static DescribedPredicate<JavaClass> call(Class<?> owner, String method) {
    return DescribedPredicate.describe("call " + method, type -> calls(type, owner, method));
  }

  private static ArchCondition<JavaClass> callAlso(Class<?> owner, String method) {
    return new ArchCondition<>("call " + method) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean does = calls(type, owner, method);
        events.add(new SimpleConditionEvent(type, does, type.getName() + " and " + method));
      }
    };
  }

  private static boolean calls(JavaClass type, Class<?> owner, String method) {
    return type.getAccessesFromSelf().stream()
        .map(JavaAccess::getTarget)
        .anyMatch(
            target -> target.getOwner().isEquivalentTo(owner) && target.getName().equals(method));
  }
}
