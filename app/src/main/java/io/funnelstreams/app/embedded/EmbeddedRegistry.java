package io.funnelstreams.app.embedded;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.schemas.failure.FirstCause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Apicurio Registry in a child process, with its database in a file, answering Confluent's API. The
 * child ends with this process, however this process ends.
 */
public final class EmbeddedRegistry implements AutoCloseable {
  /** Two seconds are usual; a machine with ten times its capacity of work takes a minute. */
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final String LOG = "registry.log";

  /** The property with the file of the archive of the child's classes; the launcher sets it. */
  private static final String ARCHIVE = "funnel.registry.archive";

  /** The property with the file of an archive that the child writes when it ends. */
  private static final String NEW_ARCHIVE = "funnel.registry.archive.new";

  private static final Duration WRITES_ARCHIVE_WITHIN = Duration.ofMinutes(2);

  private static final Set<String> FOR_EVERY_PROCESS =
      Set.of("PATH", "HOME", "TMPDIR", "LC_ALL", "SystemRoot", "TEMP", "TMP");

  private final Process process;
  private final int port;

  private EmbeddedRegistry(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a registry and returns at once; {@link #awaitReady} waits for it.
   *
   * @param folder where its database is, made when it is not there
   * @param logFolder the folder of its log, which is overwritten at every start
   * @param port where it answers on the loopback address; 0 for a free one
   * @throws FunnelException where the port is in use or the process cannot be started
   */
  public static EmbeddedRegistry start(Path folder, Path logFolder, int port) {
    int claimed = Ports.claim(port, "schema registry", "--registry-port");
    try {
      Files.createDirectories(folder);
      Files.createDirectories(logFolder);
      var log = logFolder.resolve(LOG).toFile();
      var child =
          new ProcessBuilder(command(RegistryHome.find(), folder, claimed))
              .redirectErrorStream(true)
              .redirectOutput(log);
      keepSecrets(child.environment());
      return new EmbeddedRegistry(child.start(), claimed);
    } catch (IOException e) {
      throw new FunnelException(
          "The schema registry cannot be started: %s".formatted(FirstCause.of(e)), e);
    }
  }

  /**
   * Waits until the registry answers.
   *
   * @throws FunnelException where it ends or does not answer
   */
  public EmbeddedRegistry awaitReady() {
    var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    var ask =
        HttpRequest.newBuilder(URI.create(url() + "/subjects"))
            .timeout(Duration.ofSeconds(10))
            .build();
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!answers(client, ask)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        close();
        throw new FunnelException(
            "The schema registry did not start; the reason is in %s of the data folder."
                .formatted("log/" + LOG));
      }
      pause();
    }
    return this;
  }

  /** The value of {@code schema.registry.url}. */
  public String url() {
    return "http://localhost:" + port + "/apis/ccompat/v7";
  }

  /** The child's process id. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    // The end of its standard input is the child's sign to stop.
    try {
      process.getOutputStream().close();
      // The child ends itself within its limit; a second more is for the end of the process.
      if (!process.waitFor(closesWithin().toSeconds() + 1, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static boolean answers(HttpClient client, HttpRequest ask) {
    try {
      return client.send(ask, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FunnelException("Interrupted while the schema registry was starting.", e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FunnelException("Interrupted while the schema registry was starting.", e);
    }
  }

  /** The registry needs none of this process's variables, least of all its secrets. */
  private static void keepSecrets(Map<String, String> environment) {
    environment.keySet().retainAll(FOR_EVERY_PROCESS);
  }

  private static List<String> command(RegistryHome home, Path folder, int port) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL_JVM);
    command.addAll(archive());
    command.add("-D%s=%s".formatted(RegistryChild.CLOSING, closesWithin().toSeconds()));
    command.add("-Dquarkus.http.host=localhost");
    command.add("-Dquarkus.http.port=" + port);
    command.add(
        "-Dapicurio.datasource.url=jdbc:h2:file:%s;WRITE_DELAY=0"
            .formatted(folder.toAbsolutePath().resolve("registry")));
    command.addAll(SMALL_REGISTRY);
    command.addAll(List.of("-cp", home.classPath(), RegistryChild.class.getName()));
    return command;
  }

  /** An archive of another JVM or other jars is passed over without a message. */
  private static List<String> archive() {
    var quiet = List.of("-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    return Optional.ofNullable(System.getProperty(NEW_ARCHIVE))
        .map(file -> "-XX:ArchiveClassesAtExit=" + file)
        .or(
            () ->
                Optional.ofNullable(System.getProperty(ARCHIVE))
                    .filter(file -> Files.exists(Path.of(file)))
                    .map(file -> "-XX:SharedArchiveFile=" + file))
        .map(option -> Stream.concat(Stream.of(option), quiet.stream()).toList())
        .orElse(List.of());
  }

  private static Duration closesWithin() {
    return System.getProperty(NEW_ARCHIVE) == null
        ? RegistryChild.CLOSES_WITHIN
        : WRITES_ARCHIVE_WITHIN;
  }

  /** Measured: 210 MB resident, 2.1 s to the first answer; with the JVM's defaults 480 MB. */
  private static final List<String> SMALL_JVM =
      List.of(
          "-Duser.language=en",
          "-Duser.country=",
          "-Duser.timezone=UTC",
          "-Dfile.encoding=UTF-8",
          "-Xmx128m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:MaxMetaspaceSize=160m",
          "-XX:ReservedCodeCacheSize=48m",
          "-Djava.awt.headless=true");

  private static final List<String> SMALL_REGISTRY =
      List.of(
          "-Dapicurio.datasource.jdbc.initial-size=1",
          "-Dapicurio.datasource.jdbc.min-size=1",
          "-Dapicurio.datasource.jdbc.max-size=8",
          "-Dapicurio.datasource.blue.jdbc.initial-size=0",
          "-Dapicurio.datasource.blue.jdbc.min-size=0",
          "-Dapicurio.datasource.green.jdbc.initial-size=0",
          "-Dapicurio.datasource.green.jdbc.min-size=0",
          "-Dquarkus.http.access-log.enabled=false",
          "-Dquarkus.http.io-threads=2",
          "-Dquarkus.thread-pool.max-threads=8",
          "-Dquarkus.banner.enabled=false");
}
