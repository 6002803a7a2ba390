package io.funnelstreams.serve.api.stream;

import static io.funnelstreams.serve.read.OutputRecords.key;
import static io.funnelstreams.serve.read.OutputRecords.kpi;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.time.Grain;
import io.funnelstreams.http.HttpListener;
import io.funnelstreams.http.HttpServer;
import io.funnelstreams.http.ListenAddress;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.api.resource.ApiContext;
import io.funnelstreams.serve.api.route.AccessRole;
import io.funnelstreams.serve.read.OutputRecords;
import io.funnelstreams.serve.read.ReadModelFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StreamHandlerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  private static final String PLAN =
      """
      name: sales
      time_zone: UTC
      currency: EUR
      segments:
        breakdowns: [[region]]
      """;
  private static final Duration NEVER = Duration.ofHours(1);

  @TempDir private Path folder;
  private ReadModelFixture fixture;
  private HttpServer server;
  private StreamHandler streams;
  private HttpListener listener;
  private final List<Reader> readers = new ArrayList<>();

  @BeforeEach
  void openModel() {
    fixture = ReadModelFixture.ready(folder);
    fixture
        .put(
            Topic.DEFINITION,
            Topic.ACTIVE,
            new PublishedDefinition("v1", "sales", PLAN, RolloutPhase.COMPLETE, Instant.EPOCH))
        .commit();
  }

  @AfterEach
  void close() throws IOException {
    for (var reader : readers) {
      reader.close();
    }
    server.close();
    fixture.close();
  }

  @Test
  void deliversTheRowsThatAreAskedForWithAnIdEach() throws IOException {
    serve(StreamLimits.USUAL);
    var reader = open("?kpis=leads&grain=day&topics=alerts", "");
    commit("leads", Map.of(), 1);
    commit("win_rate", Map.of(), 2);
    commit("leads", Map.of("region", "EMEA"), 3);
    fixture
        .put(Topic.ALERTS, "drift/g", OutputRecords.alert("v1", "g", AlertState.FIRING))
        .commit();

    var rows = reader.event();
    assertThat(rows.name()).isEqualTo("kpis");
    assertThat(rows.data()).startsWith("[{\"kpi\":\"leads\"").contains("\"value\":1");
    assertThat(rows.id()).isNotEmpty();
    var alerts = reader.event();
    assertThat(alerts.name()).isEqualTo("alerts");
    assertThat(alerts.data()).contains("\"goal\":\"g\"");
    assertThat(alerts.id()).isNotEqualTo(rows.id());
  }

  @Test
  void deliversTheSegmentsOfABreakdownAndWhatIsRemovedOfTheKpi() throws IOException {
    serve(StreamLimits.USUAL);
    var reader = open("?kpis=leads&grain=day&breakdown=region&topics=goals", "");
    commit("leads", Map.of(), 1);
    commit("leads", Map.of("region", "<script>"), 2);
    fixture.remove(Topic.KPIS, "leads/day/2026-03-05/region=<script>").commit();

    assertThat(reader.event().data()).contains("\"segment\":{\"region\":\"<script>\"}");
    // The whole company's row was not asked for, its key may be of one that was.
    assertThat(reader.event().data())
        .isEqualTo("{\"topic\":\"kpis\",\"keys\":[\"leads/day/2026-03-05/region=<script>\"]}");
  }

  @Test
  void replaysWhatWasMissedSinceTheLastEventId() throws IOException {
    serve(StreamLimits.USUAL);
    var first = open("?kpis=leads&grain=day&topics=goals", "");
    var begin = first.place();
    commit("leads", Map.of(), 1);
    var id = first.event().id();
    first.close();
    commit("leads", Map.of(), 2);
    commit("leads", Map.of(), 3);

    var again = open("?kpis=leads&grain=day&topics=goals", id);
    assertThat(again.event().data()).contains("\"value\":2");
    assertThat(again.event().data()).contains("\"value\":3");
    var fromTheBegin = open("?kpis=leads&grain=day&topics=goals", begin);
    assertThat(fromTheBegin.event().data()).contains("\"value\":1");
  }

  @Test
  void resetsACallerWhoseLastEventIdIsUnknown() throws IOException {
    serve(StreamLimits.USUAL);
    var reader = open("?topics=goals", "other-run-17");
    var reset = reader.event();
    assertThat(reset.name()).isEqualTo("reset");
    assertThat(reset.data()).isEqualTo("{\"reason\":\"changes_missed\"}");
  }

  @Test
  void dividesALargeCommitAndGivesItsLastPartTheId() throws IOException {
    serve(StreamLimits.USUAL);
    var reader = open("?kpis=leads&grain=day&topics=goals", "");
    for (int i = 0; i < 250; i++) {
      put("leads", DAY.plusDays(i), Map.of(), i);
    }
    fixture.commit();
    assertThat(List.of(reader.event().id(), reader.event().id())).containsOnly("");
    var last = reader.event();
    assertThat(last.id()).isNotEmpty();
    assertThat(last.data()).contains("\"value\":249");
  }

  @Test
  void sendsACommentWhereNothingChanges() throws IOException {
    serve(new StreamLimits(10, Duration.ofMillis(50), NEVER));
    var reader = open("?topics=goals", "");
    assertThat(reader.comment()).isEqualTo(":");
  }

  @Test
  void cutsOffACallerThatNeverReadsAndHoldsUpNoOther() throws IOException {
    serve(new StreamLimits(10, Duration.ofMillis(50), Duration.ofMillis(500)));
    var deaf = connect("?kpis=leads&grain=day&topics=goals", "", 1024);
    deaf.status();
    var other = open("?kpis=win_rate&grain=day&topics=goals", "");
    assertThat(streams.openStreams()).isEqualTo(2);
    int commits = 0;
    // More than the buffers of the system between both ends have room for.
    while (streams.openStreams() == 2) {
      for (int i = 0; i < 200; i++) {
        put("leads", DAY.plusDays(i), Map.of(), commits);
      }
      commits++;
      commit("win_rate", Map.of(), commits);
      assertThat(other.event().data()).contains("\"value\":" + commits + ",");
    }
    assertThat(streams.openStreams()).isEqualTo(1);
  }

  @Test
  void refusesWhatCannotBeAskedForWithTheParameter() throws IOException {
    serve(StreamLimits.USUAL);
    for (var query : List.of("?kpis=none", "?topics=x", "?segment.planet=mars", "?other=1")) {
      var reader = connect(query, "", 0);
      // A filter on segments is looked at where KPIs are asked for.
      boolean isFine = query.contains("planet");
      assertThat(reader.status()).as(query).contains(isFine ? "200" : "400");
    }
    assertThat(connect("?kpis=leads&segment.planet=mars", "", 0).status()).contains("400");
  }

  @Test
  void refusesMoreStreamsThanMayBeOpen() throws IOException {
    serve(new StreamLimits(1, NEVER, NEVER));
    open("", "");
    assertThat(connect("", "", 0).status()).contains("503");
  }

  @Test
  void opensManyStreamsWithoutAThreadForEach() throws IOException {
    serve(StreamLimits.USUAL);
    var many = new ArrayList<Reader>();
    int before = Thread.activeCount();
    for (int i = 0; i < 150; i++) {
      many.add(open("?kpis=leads&grain=day&topics=goals", ""));
    }
    commit("leads", Map.of(), 7);
    for (var reader : many) {
      assertThat(reader.event().data()).contains("\"value\":7");
    }
    assertThat(Thread.activeCount() - before).isLessThan(70);
  }

  private void serve(StreamLimits limits) {
    server = HttpServer.create(Duration.ofSeconds(30));
    listener =
        server.listen(
            ListenAddress.plain(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "port"));
    streams =
        new StreamHandler(
            ApiContext.of(
                fixture.model(), (taker, forgotten) -> {}, ReadModelFixture.CLOCK, "test"),
            limits);
    listener.mountStream(
        StreamHandler.PATH,
        new Handler.Wrapper(streams) {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            AccessRole.VIEWER.note(request);
            listener
                .connections()
                .of(request.getConnectionMetaData().getConnection())
                .requestIsThere();
            return super.handle(request, response, callback);
          }
        });
    server.start();
  }

  private void put(String kpi, LocalDate day, Map<String, String> segment, double value) {
    var row = kpi(kpi, Grain.DAY, day, segment, value);
    fixture.put(Topic.KPIS, key(row), row);
  }

  private void commit(String kpi, Map<String, String> segment, double value) {
    put(kpi, DAY, segment, value);
    fixture.commit();
  }

  /** Opens a stream and returns when it has begun. */
  private Reader open(String query, String lastEventId) throws IOException {
    var reader = connect(query, lastEventId, 0);
    assertThat(reader.status()).contains("200");
    reader.begin();
    return reader;
  }

  private Reader connect(String query, String lastEventId, int bufferBytes) throws IOException {
    var reader = new Reader(listener.port(), bufferBytes);
    reader.send(query, lastEventId);
    readers.add(reader);
    return reader;
  }

  private record Event(String name, String data, String id) {}

  /** Reads a stream line by line, without the chunks' sizes. */
  private static final class Reader implements AutoCloseable {
    private final Socket socket = new Socket();
    private BufferedReader lines;
    private Optional<String> place = Optional.empty();

    Reader(int port, int bufferBytes) throws IOException {
      if (bufferBytes > 0) {
        socket.setReceiveBufferSize(bufferBytes);
      }
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1);
    }

    void send(String query, String lastEventId) throws IOException {
      var head =
          "GET /api/v1/stream%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
              .formatted(
                  query, lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n");
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }

    String status() throws IOException {
      return line();
    }

    /** Reads the headers and the place that the stream begins at. */
    void begin() throws IOException {
      while (!line().isEmpty()) {
        // A header.
      }
      place = Optional.of(event().id());
    }

    String place() {
      return place.orElseThrow();
    }

    Event event() throws IOException {
      var name = "";
      var data = "";
      var id = "";
      while (true) {
        var line = line();
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.isEmpty() && !(name + id + data).isEmpty()) {
          return new Event(name, data, id);
        }
      }
    }

    String comment() throws IOException {
      var line = line();
      while (!line.startsWith(":")) {
        line = line();
      }
      return line.strip();
    }

    private String line() throws IOException {
      var line = lines.readLine();
      if (line == null) {
        throw new IOException("the stream has ended");
      }
      return line;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
