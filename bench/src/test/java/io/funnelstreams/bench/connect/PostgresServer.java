package io.funnelstreams.bench.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A throw-away PostgreSQL on the loopback address, of Debian's package. */
final class PostgresServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String USER = "funnel";

  private final Path programs;
  private final String folder;
  private final int port;

  private PostgresServer(Path programs, String folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** The programs of the newest version that is installed. */
  static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (var versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparing(Path::toString));
    }
  }

  /** Starts one with the database {@code funnel}, which its owner of that name enters freely. */
  static PostgresServer start(Path programs) throws IOException, InterruptedException {
    // PostgreSQL refuses to run as root, and its user may not look into a test's own folder.
    var folder = said(asPostgres("mktemp", "-d", "/tmp/funnel-postgres-XXXXXX")).strip();
    var server = new PostgresServer(programs, folder, freePort());
    var data = folder + "/data";
    var initdb = programs.resolve("initdb").toString();
    said(asPostgres(initdb, "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync"));
    var options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off"
            .formatted(server.port, folder);
    server.control("start", "-o", options);
    said(server.psql("postgres", "CREATE DATABASE funnel"));
    return server;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/funnel".formatted(port);
  }

  String user() {
    return USER;
  }

  /** The rows of a query, an object for each; no rows where a table is not there yet. */
  JsonNode rows(String query) throws IOException, InterruptedException {
    var sql = "SELECT coalesce(json_agg(r), '[]') FROM (%s) r".formatted(query);
    return JSON.readTree(said(psql("funnel", sql)));
  }

  void run(String statements) throws IOException, InterruptedException {
    said(psql("funnel", statements));
  }

  boolean hasTable(String name) throws IOException, InterruptedException {
    return !rows("SELECT FROM pg_tables WHERE tablename = '%s'".formatted(name)).isEmpty();
  }

  private List<String> psql(String database, String statements) {
    var address = "host=127.0.0.1 port=%d user=%s dbname=%s".formatted(port, USER, database);
    var psql = programs.resolve("psql").toString();
    return List.of(psql, "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", statements);
  }

  private void control(String... action) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(programs.resolve("pg_ctl").toString());
    command.addAll(List.of("-D", folder + "/data", "-w", "-s", "-l", folder + "/log"));
    command.addAll(List.of(action));
    said(asPostgres(command.toArray(String[]::new)));
  }

  private static List<String> asPostgres(String... command) {
    var whole = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      whole.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    whole.addAll(List.of(command));
    return whole;
  }

  /** Its output goes to a file: a server that it leaves behind would keep a pipe open. */
  private static String said(List<String> command) throws IOException, InterruptedException {
    var out = Files.createTempFile("postgres", ".out");
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .directory(Path.of("/").toFile())
              .start();
      int status = process.waitFor();
      var said = Files.readString(out, StandardCharsets.UTF_8);
      if (status != 0) {
        throw new IllegalStateException(command + " ended with " + status + ": " + said);
      }
      return said;
    } finally {
      Files.delete(out);
    }
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  @Override
  public void close() {
    try {
      control("stop", "-m", "immediate");
      said(asPostgres("rm", "-rf", folder));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
