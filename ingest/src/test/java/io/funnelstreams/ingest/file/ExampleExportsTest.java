package io.funnelstreams.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With each shipped mapping, a second export gives the same numbers as if it were imported alone.
 * In it, one row is edited, one has another party and one is gone.
 */
class ExampleExportsTest {
  /**
   * Two exports of one file.
   *
   * @param header none in files of JSON lines
   * @param same a row that stays as it is
   * @param edited a row before and after it was edited
   * @param moved a row before and after it got another party, or another segment where the party
   *     identifies the row
   * @param gone a row that the second export does not have
   */
  private record Rows(
      String header, String same, List<String> edited, List<String> moved, String gone) {
    List<String> first() {
      return lines(same, edited.get(0), moved.get(0), gone);
    }

    List<String> second() {
      return lines(moved.get(1), same, edited.get(1));
    }

    List<String> secondWithWhatIsGone() {
      return lines(same, edited.get(1), moved.get(1), gone);
    }

    private List<String> lines(String... rows) {
      var lines = new ArrayList<String>();
      Stream.of(header).filter(line -> !line.isEmpty()).forEach(lines::add);
      lines.addAll(List.of(rows));
      return lines;
    }
  }

  private static final Map<String, Rows> EXAMPLES =
      Map.of(
          "leads.mapping.yaml",
          new Rows(
              "id,day,email,region,channel,stage",
              "1,2026-02-02,kim@example.com,EMEA,web,mql",
              List.of(
                  "2,2026-02-03,lee@example.com,EMEA,web,mql",
                  "2,2026-02-04,lee@example.com,APAC,web,lead"),
              List.of(
                  "3,2026-02-05,max@example.com,EMEA,web,mql",
                  "3,2026-02-05,mia@example.com,EMEA,web,mql"),
              "4,2026-02-06,noa@example.com,EMEA,event,lead"),
          "ads/ads.mapping.yaml",
          new Rows(
              "ad_id,Date,xyz_campaign_id,age,gender,Spent,Total_Conversion,Approved_Conversion",
              "11,01-02-2026,c1,30-34,F,10.50,2,1",
              List.of("12,01-02-2026,c1,30-34,M,20.25,3,2", "12,01-02-2026,c1,30-34,M,21.00,1,0"),
              List.of("13,02-02-2026,c1,35-39,F,7.10,1,1", "13,02-02-2026,c2,35-39,F,7.10,1,1"),
              "14,02-02-2026,c2,35-39,M,3.00,1,1"),
          "calls/calls.mapping.yaml",
          new Rows(
              "Call ID;Started;Agent;Queue;Customer number;Disposition;Talk seconds",
              "1;02.02.2026 10:00:00;ann;Outbound new;C-1;Answered;60",
              List.of(
                  "2;02.02.2026 11:00:00;ann;Outbound new;C-2;Answered;60",
                  "2;02.02.2026 11:00:00;ann;Service;C-2;Answered;60"),
              List.of(
                  "3;02.02.2026 12:00:00;bob;Renewals;C-3;Answered;90",
                  "3;02.02.2026 12:00:00;bob;Renewals;C-4;No answer;0"),
              "4;03.02.2026 09:00:00;bob;Contract desk;C-5;Busy;0"),
          "meetings/meetings.mapping.yaml",
          new Rows(
              "Meeting ID,Booked on,Starts,Minutes,Contact,Host,Kind,Status,Status since",
              "M1,2026-02-02 10:00,2026-02-05 10:00,30,C-1,ann,demo,Completed,2026-02-05 10:30",
              List.of(
                  "M2,2026-02-02 11:00,2026-02-06 10:00,30,C-2,ann,demo,Scheduled,2026-02-02 11:00",
                  "M2,2026-02-02 11:00,2026-02-09 10:00,30,C-2,ann,demo,Cancelled,2026-02-07"
                      + " 08:00"),
              List.of(
                  "M3,2026-02-02 12:00,2026-02-07 10:00,30,C-3,bob,intro,No show,2026-02-07 10:20",
                  "M3,2026-02-02 12:00,2026-02-07 10:00,30,C-4,bob,intro,Completed,2026-02-07"
                      + " 10:40"),
              "M4,2026-02-03 09:00,2026-02-08 10:00,30,C-5,bob,intro,Scheduled,2026-02-03 09:00"),
          "crm/deals.mapping.yaml",
          new Rows(
              "opportunity_id,sales_agent,product,deal_stage,engage_date,close_date,close_value",
              "O1,Kim,GTXPro,Won,2026-01-05,2026-02-05,900",
              List.of(
                  "O2,Kim,GTXPro,Won,2026-01-06,2026-02-06,500",
                  "O2,Kim,GTXPro,Engaging,2026-01-07,,"),
              List.of(
                  "O3,Lee,GTXPro,Lost,2026-01-08,2026-02-08,0",
                  "O3,Kim,GTXPro,Won,2026-01-08,2026-02-09,700"),
              "O4,Lee,GTXPro,Won,2026-01-09,2026-02-10,300"),
          "hubspot/deals.mapping.yaml",
          new Rows(
              "Record ID,Deal Stage,Close Date,Deal owner,Amount,Create Date,"
                  + "Original Traffic Source",
              "71,Closed Won,2026-02-05 10:00,Kim,900.0,2026-01-05 09:00,Referrals",
              List.of(
                  "72,Closed Won,2026-02-06 10:00,Kim,500.0,2026-01-06 09:00,Referrals",
                  "72,Contract sent,,Kim,650.0,2026-01-07 09:00,Paid Search"),
              List.of(
                  "73,Closed Lost,2026-02-08 10:00,Lee,,2026-01-08 09:00,Referrals",
                  "73,Closed Won,2026-02-09 10:00,Kim,700.0,2026-01-08 09:00,Referrals"),
              "74,Closed Won,2026-02-10 10:00,Lee,300.0,2026-01-09 09:00,Offline Sources"),
          "olist/leads.mapping.yaml",
          new Rows(
              "mql_id,first_contact_date,origin",
              "m1,2026-02-01,paid",
              List.of("m2,2026-02-02,paid", "m2,2026-02-03,"),
              List.of("m3,2026-02-04,email", "m3,2026-02-04,social"),
              "m4,2026-02-05,unknown"),
          "olist/deals.mapping.yaml",
          new Rows(
              "seller_id,mql_id,sr_id,won_date,business_segment",
              "s1,m1,r1,2026-02-10 10:00:00,toys",
              List.of("s2,m2,r1,2026-02-11 10:00:00,toys", "s2,m2,r2,2026-03-11 10:00:00,"),
              List.of("s3,m3,r1,2026-02-12 10:00:00,pets", "s3,m4,r1,2026-02-12 10:00:00,pets"),
              "s4,m5,r2,2026-02-13 10:00:00,pets"),
          "subscriptions/periods.mapping.yaml",
          new Rows(
              "subscription_id,customer_id,start_date,end_date,monthly_amount",
              "S1,C1,2026-01-05,,100",
              List.of("S2,C2,2026-01-06,2026-03-06,200", "S2,C2,2026-01-06,,250"),
              List.of("S3,C3,2026-01-07,,300", "S3,C4,2026-01-07,2026-04-07,300"),
              "S4,C5,2026-01-08,,400"),
          "web/views.mapping.yaml",
          new Rows(
              "",
              view("1", "v1", "2026-02-01T10:00:00Z", "/", ""),
              List.of(
                  view("2", "v1", "2026-02-01T10:10:00Z", "/pricing", "L1"),
                  view("2", "v1", "2026-02-01T11:30:00Z", "/blog", "")),
              List.of(
                  view("3", "v2", "2026-02-02T10:00:00Z", "/", "L2"),
                  view("3", "v3", "2026-02-02T10:00:00Z", "/", "L2")),
              view("4", "v4", "2026-02-03T10:00:00Z", "/", "")));

  @TempDir Path folder;

  @Test
  void everyExampleIsTried() throws IOException {
    var examples = Repository.example("");
    try (var files = Files.walk(examples)) {
      assertThat(files.filter(file -> file.toString().endsWith(".mapping.yaml")))
          .map(file -> examples.relativize(file).toString())
          .containsExactlyInAnyOrderElementsOf(EXAMPLES.keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aSecondExportTakesBackWhatItsRowsMakeNoMore(String example) throws IOException {
    var mapping = mapping(example);
    var rows = EXAMPLES.get(example);
    exports(example)
        .then(mapping, rows.first())
        .then(mapping, rows.second())
        .countAs(exports(example).then(mapping, rows.secondWithWhatIsGone()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aSecondExportThatIsCompleteIsAllThatIsSo(String example) throws IOException {
    var mapping = mapping(example) + "\nexport: complete\n";
    var rows = EXAMPLES.get(example);
    exports(example)
        .then(mapping, rows.first())
        .then(mapping, rows.second())
        .countAs(exports(example).then(mapping, rows.second()));
  }

  private static Stream<String> examples() {
    return EXAMPLES.keySet().stream().sorted();
  }

  /** The mapping beside the list that one of them looks agents up in. */
  private String mapping(String example) throws IOException {
    Files.writeString(
        folder.resolve("sales_teams.csv"),
        "sales_agent,manager,regional_office\nKim,Ann,East\nLee,Ann,West\n");
    return Files.readString(Repository.example(example));
  }

  private Exports exports(String example) {
    return Exports.in(folder, plan(example));
  }

  private static Plan plan(String example) {
    var beside = Repository.example(example).resolveSibling("plan.yaml");
    return PlanYaml.read(Files.exists(beside) ? beside : Repository.example("plan.yaml"));
  }

  private static String view(String id, String visitor, String at, String path, String lead) {
    return ("{\"view_id\": \"%s\", \"visitor\": \"%s\", \"viewed_at\": \"%s\", \"path\": \"%s\","
            + " \"medium\": \"organic\", \"referrer\": \"\", \"country\": \"DE\","
            + " \"lead_id\": \"%s\"}")
        .formatted(id, visitor, at, path, lead);
  }
}
