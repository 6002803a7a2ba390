package io.funnelstreams.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotExportTest {
  private static final String DEALS =
      """
      mapping: deals
      source: crm
      currency: EUR
      row_id: id
      party: account
      events:
        - {family: deal, type: opened, deal_id: id, occurred_at: created, amount: value}
        - {family: deal, type: won, when: {stage: Won}, deal_id: id, occurred_at: closed,
           amount: value}
        - {family: deal, type: lost, when: {stage: Lost}, deal_id: id, occurred_at: closed}
      """;
  private static final String HEADER = "id,account,stage,created,closed,value";

  @TempDir private Path folder;

  private Exports exports() {
    return Exports.in(folder);
  }

  @Test
  void takesBackAWinWhenTheDealIsReopened() {
    var won = "7,Acme,Won,2026-01-02,2026-03-01,10";
    var open = "7,Acme,Open,2026-01-02,,10";
    var exports = exports().then(DEALS, HEADER, won).then(DEALS, HEADER, open);

    exports.countAs(exports().then(DEALS, HEADER, open));
    assertThat(exports.summary().changes().takenBack()).isEqualTo(1);
    assertThat(exports.summary().lines())
        .contains(
            "         1  events taken back: an earlier import made them and their rows do not any"
                + " more");
  }

  @Test
  void takesBackAWinThatBecameALossOfAnEarlierDay() {
    exports()
        .then(DEALS, HEADER, "7,Acme,Won,2026-01-02,2026-03-10,10")
        .then(DEALS, HEADER, "7,Acme,Lost,2026-01-02,2026-03-05,0")
        .countAs(exports().then(DEALS, HEADER, "7,Acme,Lost,2026-01-02,2026-03-05,0"));
  }

  @Test
  void countsADealOnceThatChangesItsAccountAndComesBack() {
    var acme = "7,Acme,Won,2026-01-02,2026-03-01,10";
    var bolt = "7,Bolt,Won,2026-01-02,2026-03-01,10";
    var moved = exports().then(DEALS, HEADER, acme).then(DEALS, HEADER, bolt);

    moved.countAs(exports().then(DEALS, HEADER, bolt));
    moved.then(DEALS, HEADER, acme).countAs(exports().then(DEALS, HEADER, acme));
  }

  @Test
  void countsADealOnceWhoseOldAndNewAccountAreMergedInOneExport() {
    var merges =
        """
        mapping: merges
        source: crm
        row_id: old
        party: old
        events: [{family: lead, type: merged, merged_into: new, occurred_at: day}]
        """;
    for (int i = 0; i < 8; i++) {
      var acme = i + ",Acme,Won,2026-01-02,2026-03-01,10";
      var bolt = i + ",Bolt,Won,2026-01-02,2026-03-01,10";
      exports()
          .then(DEALS, HEADER, acme)
          .then(merges, "old,new,day", "Acme,Bolt,2026-03-02")
          .then(DEALS, HEADER, bolt)
          .countAs(
              exports()
                  .then(merges, "old,new,day", "Acme,Bolt,2026-03-02")
                  .then(DEALS, HEADER, bolt));
    }
  }

  @Test
  void countsALeadOnceWhoseAddressIsCorrected() {
    var leads =
        """
        source: forms
        row_id: id
        party: email
        events: [{family: lead, type: created, occurred_at: day}]
        """;
    exports()
        .then(leads, "id,email,day", "1,ann@exmaple.org,2026-01-02")
        .then(leads, "id,email,day", "1,ann@example.org,2026-01-02")
        .countAs(exports().then(leads, "id,email,day", "1,ann@example.org,2026-01-02"));
  }

  @Test
  void countsASubscriptionOnceThatMovesToAnotherCustomer() {
    var periods =
        """
        source: billing
        currency: EUR
        row_id: id
        party: customer
        events:
          - {family: subscription, type: started, subscription_id: id, occurred_at: begun,
             price: price}
          - family: subscription
            type: cancelled
            when: {ended: {present: true}}
            subscription_id: id
            occurred_at: ended
        """;
    var header = "id,customer,begun,ended,price";
    exports()
        .then(periods, header, "s1,Acme,2026-01-02,2026-02-01,50", "s2,Acme,2026-01-02,,70")
        .then(periods, header, "s1,Bolt,2026-01-02,,50", "s2,Acme,2026-01-02,,70")
        .countAs(
            exports().then(periods, header, "s1,Bolt,2026-01-02,,50", "s2,Acme,2026-01-02,,70"));
  }

  @Test
  void countsAnOrderOnceThatIsReassigned() {
    var orders =
        """
        source: shop
        currency: EUR
        row_id: number
        party: customer
        events:
          - family: payment
            type: {column: state, aliases: {paid: paid, refunded: refunded, '*': ignore}}
            name: payment
            document: order
            document_id: number
            occurred_at: day
            amount: total
        """;
    var header = "number,customer,state,day,total";
    var last = new String[] {header, "A1,Bo,paid,2026-01-02,10", "A2,Bo,void,2026-01-03,20"};
    exports()
        .then(orders, header, "A1,Ann,paid,2026-01-02,10", "A2,Bo,paid,2026-01-03,20")
        .then(orders, last)
        .countAs(exports().then(orders, last));
  }

  @Test
  void takesBackWhatALaterExportCountsFewer() {
    var ads =
        """
        source: ads
        row_id: [ad, day]
        party: ad
        events:
          - {family: lead, type: created, repeat: enquiries, occurred_at: day}
          - {family: deal, type: won, repeat: sales, deal_id: ad, occurred_at: day}
        """;
    exports()
        .then(ads, "ad,day,enquiries,sales", "a,2026-01-02,5,3")
        .then(ads, "ad,day,enquiries,sales", "a,2026-01-02,3,0")
        .then(ads, "ad,day,enquiries,sales", "a,2026-01-02,4,1")
        .countAs(exports().then(ads, "ad,day,enquiries,sales", "a,2026-01-02,4,1"));
  }

  @Test
  void followsAnEditOfTheMapping() {
    var row = "7,Acme,Won,2026-01-02,2026-03-01,10";
    var without = DEALS.replaceFirst("(?m)^  - .*type: opened.*\n", "");
    var renamed = DEALS.replace("type: won,", "type: won, name: closed_won,");
    var otherType = DEALS.replace("type: won, when", "type: lost, name: gone, when");

    for (var edited : new String[] {without, renamed, otherType}) {
      exports()
          .then(DEALS, HEADER, row)
          .then(edited, HEADER, row)
          .countAs(exports().then(edited, HEADER, row));
    }
  }

  @Test
  void takesBackARowThatIsGoneOnlyWhereTheExportIsComplete() {
    var both =
        new String[] {HEADER, "7,Acme,Won,2026-01-02,2026-03-01,10", "8,Bo,Open,2026-01-03,,5"};
    var one = new String[] {HEADER, "8,Bo,Open,2026-01-03,,5"};
    var complete = DEALS + "export: complete\n";

    exports().then(DEALS, both).then(DEALS, one).countAs(exports().then(DEALS, both));
    var gone = exports().then(complete, both).then(complete, one);
    gone.countAs(exports().then(complete, one));
    assertThat(gone.summary().changes().gone()).isEqualTo(1);
    gone.then(complete, both).countAs(exports().then(complete, both));
  }

  @Test
  void replacesRowsWithoutAnIdentityWhereTheExportIsComplete() {
    var calls =
        """
        source: phone
        export: complete
        events: [{family: call, purpose: closing, party: who, occurred_at: at, seconds: s}]
        """;
    var last =
        new String[] {"who,at,s", "Ann,2026-01-02,61", "Bo,2026-01-02,60", "Bo,2026-01-02,60"};
    exports()
        .then(calls, "who,at,s", "Ann,2026-01-02,60", "Ann,2026-01-02,60", "Bo,2026-01-02,60")
        .then(calls, last)
        .countAs(exports().then(calls, last));
  }

  @Test
  void neverTakesBackWhatALogSays() {
    var log = DEALS + "export: log\n";
    var won = "7,Acme,Won,2026-01-02,2026-03-01,10";
    var exports = exports().then(log, HEADER, won).then(log, HEADER, "7,Acme,Open,2026-01-02,,10");

    exports.countAs(exports().then(log, HEADER, won));
    assertThat(exports.summary().changes().takenBack()).isZero();
  }

  @Test
  void namesRowIdsThatRepeatInOneExportAndCountsTheLast() {
    var exports =
        exports()
            .then(
                DEALS,
                HEADER,
                "7,Acme,Won,2026-01-02,2026-03-01,10",
                "8,Bo,Open,2026-01-03,,5",
                "7,Acme,Open,2026-01-02,,10",
                "8,Bo,Open,2026-01-03,,5");

    exports.countAs(
        exports().then(DEALS, HEADER, "7,Acme,Open,2026-01-02,,10", "8,Bo,Open,2026-01-03,,5"));
    assertThat(exports.summary().changes().repeated()).isEqualTo(1);
    assertThat(exports.summary().lines()).anyMatch(line -> line.contains("row '7'"));
  }

  @Test
  void countsTheLastOfRepeatedRowsThatMoveBetweenParties() {
    exports()
        .then(
            DEALS,
            HEADER,
            "7,Acme,Won,2026-01-02,2026-03-01,10",
            "7,Bolt,Won,2026-01-02,2026-03-01,10",
            "7,Acme,Won,2026-01-02,2026-03-01,11")
        .countAs(exports().then(DEALS, HEADER, "7,Acme,Won,2026-01-02,2026-03-01,11"));
  }

  @Test
  void keepsAnEventOfItsOwnIdAsLongAsOneRowMakesIt() {
    var contacts =
        DEALS
            + """
              - {family: lead, type: created, name: first, id: account, occurred_at: created}
            """;
    var two = new String[] {HEADER, "7,Acme,Open,2026-01-02,,10", "8,Acme,Open,2026-01-03,,5"};
    var one = new String[] {HEADER, "7,Acme,Open,2026-01-02,,10", "8,Bolt,Open,2026-01-03,,5"};
    var none = new String[] {HEADER, "7,Bolt,Open,2026-01-02,,10", "8,Bolt,Open,2026-01-03,,5"};

    var exports = exports().then(contacts, two).then(contacts, one);
    exports.countAs(exports().then(contacts, one));
    exports.then(contacts, none).countAs(exports().then(contacts, none));
    exports.then(contacts, two).countAs(exports().then(contacts, two));
  }

  @Test
  void keepsAnEventOfItsOwnIdThatARowOfALowerRevisionStillMakes() {
    var contacts =
        """
        source: crm
        row_id: id
        party: account
        events:
          - {family: lead, type: created, name: first, id: account, occurred_at: day,
             revision: rank}
        """;
    var header = "id,account,day,rank";
    var last = new String[] {header, "7,Acme,2026-02-02,3", "8,Bolt,2026-01-03,9"};
    exports()
        .then(contacts, header, "7,Acme,2026-02-02,3", "8,Acme,2026-01-03,9")
        .then(contacts, last)
        .countAs(exports().then(contacts, last));
    exports()
        .then(contacts, header, "7,Acme,2026-02-02,3", "8,Acme,2026-01-03,9")
        .then(contacts, header, "8,Bolt,2026-01-03,9")
        .countAs(exports().then(contacts, last));
  }

  @Test
  void countsAPageViewWithAnIdOfItsOwnOnceWhereOneExportHasItTwice() {
    var views =
        """
        source: site
        row_id: id
        party: visitor
        events:
          - {family: web, name: view, id: id, occurred_at: at, path: path,
             referrer_class: {constant: direct}}
        """;
    exports()
        .then(
            views,
            "id,visitor,at,path",
            "1,v,2026-01-02T10:00:00.000Z,/a",
            "1,v,2026-01-02T10:00:00.900Z,/a")
        .countAs(exports().then(views, "id,visitor,at,path", "1,v,2026-01-02T10:00:00.900Z,/a"));
  }

  @Test
  void movesAPageViewInTime() {
    var views =
        """
        source: web
        row_id: id
        party: visitor
        events: [{family: web, occurred_at: at, path: path, referrer_class: direct}]
        """;
    exports()
        .then(views, "id,visitor,at,path", "1,v,2026-01-02T10:00:00Z,/a")
        .then(views, "id,visitor,at,path", "1,v,2026-01-03T10:00:00Z,/a")
        .countAs(exports().then(views, "id,visitor,at,path", "1,v,2026-01-03T10:00:00Z,/a"));
  }

  @Test
  void leavesWhatARowMadeWhileItCannotBeTaken() {
    var complete = DEALS + "export: complete\n";
    var good = "7,Acme,Won,2026-01-02,2026-03-01,10";
    exports()
        .then(complete, HEADER, good)
        .then(complete, HEADER, "7,Acme,Won,2026-01-02,soon,10")
        .countAs(exports().then(complete, HEADER, good));
  }

  @Test
  void takesNothingForGoneWhereARowOfACompleteExportCannotBeRead() {
    var complete = DEALS + "export: complete\n";
    var good = "7,Acme,Won,2026-01-02,2026-03-01,10";
    var exports =
        exports()
            .then(complete, HEADER, good)
            .then(complete, HEADER, "8,Bo,Open,2026-01-02,,1,2,3");

    exports.countAs(exports().then(complete, HEADER, good));
    assertThat(exports.summary().lines()).anyMatch(line -> line.contains("was not taken back"));
  }

  @Test
  void importsTheSameExportTwiceWithoutAChange() {
    var row = "7,Acme,Won,2026-01-02,2026-03-01,10";
    var exports = exports().then(DEALS, HEADER, row).then(DEALS, HEADER, row);

    exports.countAs(exports().then(DEALS, HEADER, row));
    assertThat(exports.summary().changes().unchanged()).isEqualTo(1);
    assertThat(exports.summary().changes().changed()).isZero();
  }

  @Test
  void twoMappingsOfOneSourceDoNotTakeBackEachOthersRows() {
    var leads =
        """
        mapping: leads
        source: crm
        row_id: id
        party: account
        events: [{family: lead, type: created, occurred_at: created}]
        """;
    var row = "7,Acme,Open,2026-01-02,,10";
    exports()
        .then(leads, HEADER, row)
        .then(DEALS, HEADER, row)
        .then(leads, HEADER, row)
        .countAs(exports().then(DEALS, HEADER, row).then(leads, HEADER, row));
  }

  @Test
  void refusesASnapshotWithoutARowId() {
    var text = DEALS.replace("row_id: id\n", "") + "export: snapshot\n";

    assertThatThrownBy(() -> MappingYaml.parse(folder.resolve("m.yaml"), text))
        .isInstanceOf(InvalidYamlException.class)
        .hasMessageContaining("export")
        .hasMessageContaining("row_id");
  }
}
