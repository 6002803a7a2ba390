package io.funnelstreams.bench.life;

import static io.funnelstreams.bench.life.Origin.ADVERTISEMENT;
import static io.funnelstreams.bench.life.Origin.NEWSLETTER;
import static io.funnelstreams.bench.life.Origin.NOWHERE;
import static io.funnelstreams.bench.life.Origin.SEARCH;
import static io.funnelstreams.bench.life.Origin.SOCIAL;

import io.funnelstreams.bench.life.Happening.Commented;
import io.funnelstreams.bench.life.Happening.FollowersCounted;
import io.funnelstreams.bench.life.Happening.GuestPostPublished;
import io.funnelstreams.bench.life.Happening.Purpose;
import io.funnelstreams.bench.life.Happening.Signing;
import io.funnelstreams.bench.life.Happening.Spent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Half a year of a company that lets desks by the month. Every other day a person arrives. There
 * are eight ways in which it goes on, and six people take each.
 */
final class HalfYear {
  static final int FATES = 8;
  static final int PEOPLE = FATES * 6;
  static final LocalDate FIRST_DAY = LocalDate.of(2025, Month.JANUARY, 6);
  static final LocalDate END = LocalDate.of(2025, Month.JULY, 1);

  private static final String MQL = "marketingqualifiedlead";
  private static final String SQL = "salesqualifiedlead";
  private static final String CUSTOMER = "customer";
  private static final Instant LAST = END.atStartOfDay(ZoneOffset.UTC).toInstant();

  private final List<Happening> diary = new ArrayList<>();

  private HalfYear() {}

  /** All that happened, in the order in which it did. */
  static List<Happening> diary() {
    var half = new HalfYear();
    for (int number = 0; number < PEOPLE; number++) {
      half.fate(number % FATES, new Person(number, FIRST_DAY.plusDays(2L * number), half.diary));
    }
    FIRST_DAY.withDayOfMonth(1).datesUntil(END).forEach(half::marketing);
    return half.diary.stream().sorted(Comparator.comparing(Happening::at)).toList();
  }

  private void fate(int fate, Person person) {
    switch (fate) {
      case 0 -> signsAndStays(person);
      case 1 -> triesAndStays(person);
      case 2 -> leavesWithThePeriod(person);
      case 3 -> declines(person);
      case 4 -> isEnteredTwice(person);
      case 5 -> isDeleted(person);
      case 6 -> onlyLooks(person);
      default -> pausesAndLeaves(person);
    }
  }

  private void signsAndStays(Person she) {
    she.night(0).sees("/", SEARCH).sees("/desks", NOWHERE).sees("/contact", NOWHERE).writesToUs();
    she.day(2).isCalled(Purpose.PROSPECTING, 240);
    she.day(3).reaches(MQL);
    she.day(5).reaches(SQL);
    she.day(6).isOffered(1_200);
    she.day(8).dealIs("decisionmakerboughtin");
    she.day(12).isOfferedRather(1_500);
    she.day(14).isCalled(Purpose.CLOSING, 600);
    she.day(15).contractIs(Signing.SENT);
    she.day(16).contractIs(Signing.DELIVERED);
    she.day(18).contractIs(Signing.COMPLETED).dealIs("closedwon").reaches(CUSTOMER);
    var account = she.day(20).pays().subscribes(5);
    account.day(35).takes(8).renewsUntil(LAST);
  }

  private void triesAndStays(Person he) {
    he.day(0).sees("/", SOCIAL).sees("/try", NOWHERE).signsUp();
    var account = he.day(1).pays().tries(12).stays();
    account.day(20).asksToLeave();
    account.day(22).staysAfterAll().renewsUntil(LAST);
  }

  private void leavesWithThePeriod(Person she) {
    she.day(0).sees("/desks", NEWSLETTER).writesToUs();
    var account = she.day(1).pays().subscribes(3);
    account.day(8).getsBack(20);
    account.day(9).getsBack(10);
    account.day(20).asksToLeave().leavesWithThePeriod();
  }

  private void declines(Person he) {
    he.day(0).isEntered("CRM_UI").isCalled(Purpose.PROSPECTING, 60);
    he.day(4).reaches(SQL);
    he.day(5).isOffered(800).dealIs("contractsent").contractIs(Signing.SENT);
    he.day(20).contractIs(Signing.DECLINED).dealIs("closedlost").isUnqualified();
  }

  private void isEnteredTwice(Person she) {
    she.day(0).sees("/contact", ADVERTISEMENT).writesToUs();
    she.day(1).isEnteredAgain("CRM_UI").isCalled(Purpose.PROSPECTING, 90).reaches(MQL);
    she.day(3).isOffered(900);
    she.day(5).isFoundTwice();
    she.day(9).dealIs("closedwon").reaches(CUSTOMER);
  }

  private void isDeleted(Person he) {
    he.day(0).isEntered("IMPORT").isCalled(Purpose.PROSPECTING, 30).isOffered(500);
    he.day(2).dealIsDeleted().isDeleted();
    if (he.isFirst()) {
      he.day(3).isRestored();
    }
  }

  private void onlyLooks(Person she) {
    she.day(0).sees("/", SEARCH).sees("/blog", NOWHERE);
    she.day(10).sees("/blog", NOWHERE).callsUsUnknown(45);
  }

  private void pausesAndLeaves(Person he) {
    he.day(0).sees("/desks", ADVERTISEMENT).sees("/contact", NOWHERE).writesToUs();
    var account = he.day(1).pays().subscribes(10);
    account.day(6).pauses();
    account.day(16).goesOn().renews();
    he.day(49).callsUs(300);
    account.day(50).leavesAtOnce();
  }

  private void marketing(LocalDate day) {
    var noon = noon(day);
    int month = day.getMonthValue();
    switch (day.getDayOfMonth()) {
      case 1 -> diary.add(new Spent(noon, "search", "marketing", 40_000, 1));
      case 2 -> diary.add(new Spent(noon, "fairs", "sales", 25_000, 1));
      case 4 -> diary.add(new FollowersCounted(noon, "linkedin", 100 + 10 * month));
      case 9 -> diary.add(new Commented(noon, "linkedin", month));
      case 12 -> diary.add(new GuestPostPublished(noon, "blog-%d.example".formatted(month), 50));
      case 20 -> diary.add(restated(noon(day.withDayOfMonth(1))));
      default -> {}
    }
  }

  /** What search cost turns out to be more. */
  private static Spent restated(Instant of) {
    return new Spent(of, "search", "marketing", 42_000, 2);
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
  }
}
