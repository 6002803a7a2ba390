package io.funnelstreams.bench.connect;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * A standalone Kafka Connect worker in a process of its own, with the shipped settings and plugins.
 */
final class ConnectWorker implements AutoCloseable {
  private static final Path EXAMPLE = Path.of("..", "examples", "connect");
  private static final Path BUILT = Path.of("target", "connect").toAbsolutePath();
  private static final Path PLUGINS = BUILT.resolve("plugin");
  private static final Path LIBRARIES = BUILT.resolve("libraries");
  private static final String LOG = "connect.log";
  private static final int MOST_MINUTES = 10;

  private final Process process;
  private final Path log;

  private ConnectWorker(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Whether Maven is here, which puts the plugins together. */
  static boolean canBeBuilt() {
    try {
      return new ProcessBuilder("mvn", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Puts the plugins together as a user does, and the worker's own libraries. */
  static void build() throws IOException, InterruptedException {
    Files.createDirectories(BUILT);
    Files.deleteIfExists(BUILT.resolve(LOG));
    mvn(EXAMPLE.resolve("pom.xml"), PLUGINS);
    mvn(Path.of("src", "test", "connect", "pom.xml"), LIBRARIES);
  }

  private static void mvn(Path pom, Path folder) throws IOException, InterruptedException {
    var log = BUILT.resolve("mvn.log");
    var process =
        new ProcessBuilder(
                "mvn",
                "-B",
                "-q",
                "-f",
                pom.toString(),
                "-Dbuild.folder=" + folder,
                "-Dkafka.version=" + AppInfoParser.getVersion(),
                "clean",
                "package")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("mvn -f " + pom + " took longer than " + MOST_MINUTES + " minutes");
    }
    if (process.exitValue() != 0) {
      throw new AssertionError("mvn -f " + pom + " failed: " + Files.readString(log));
    }
  }

  /**
   * Starts one with the shipped settings, but for addresses and the names of this machine's files.
   */
  static ConnectWorker start(Path folder, Map<String, String> worker, Map<String, String> connector)
      throws IOException {
    var workerFile = settings("worker.properties", folder, worker);
    var connectorFile = settings("postgres.properties", folder, connector);
    var log = BUILT.resolve(LOG);
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.connect.runtime=error",
                "-cp",
                LIBRARIES.resolve("worker") + "/*",
                "org.apache.kafka.connect.cli.ConnectStandalone",
                workerFile.toString(),
                connectorFile.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new ConnectWorker(process, log);
  }

  private static Path settings(String name, Path folder, Map<String, String> changed)
      throws IOException {
    var settings = new Properties();
    try (var shipped = Files.newBufferedReader(EXAMPLE.resolve(name))) {
      settings.load(shipped);
    }
    if (name.equals("worker.properties")) {
      settings.setProperty("plugin.path", PLUGINS.resolve("plugins").toString());
      settings.setProperty("listeners", "http://127.0.0.1:" + freePort());
      settings.setProperty("offset.storage.file.filename", folder.resolve("offsets").toString());
    }
    changed.forEach(
        (key, value) -> {
          if (settings.setProperty(key, value) == null) {
            throw new AssertionError(name + " has no " + key);
          }
        });
    var file = folder.resolve(name);
    try (Writer out = Files.newBufferedWriter(file)) {
      settings.store(out, null);
    }
    return file;
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Fails where the worker has ended or its task has failed. */
  void checkFailure() throws IOException {
    var lines = Files.exists(log) ? Files.readAllLines(log) : List.<String>of();
    var failed = lines.stream().anyMatch(line -> line.contains("Task is being killed"));
    if (failed || !process.isAlive()) {
      var why = lines.stream().filter(line -> line.matches(".*( ERROR |Caused by).*")).toList();
      throw new AssertionError(
          "the worker failed, its log is %s:%n%s".formatted(log, String.join("\n", why)));
    }
  }

  /** Ends it as kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
