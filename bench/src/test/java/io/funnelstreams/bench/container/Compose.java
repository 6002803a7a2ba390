package io.funnelstreams.bench.container;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.ContainerState;
import org.testcontainers.containers.DockerComposeContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.lifecycle.Startable;

/** The repository's {@code docker-compose.yml}, by the compose command of this machine. */
enum Compose {
  /** The plugin of the docker command. */
  PLUGIN("-1"),
  /** The separate command that preceded the plugin. */
  STANDALONE("_1");

  private static final File FILE = new File("../docker-compose.yml");
  private static final List<String> STREAMS = List.of("streams-1", "streams-2");
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private final String firstContainer;

  Compose(String firstContainer) {
    this.firstContainer = firstContainer;
  }

  /** The command that is there; the plugin where both are. */
  static Optional<Compose> installed() {
    if (EngineAnswers.answers("docker", "compose", "version")) {
      return Optional.of(PLUGIN);
    }
    return EngineAnswers.answers("docker-compose", "version")
        ? Optional.of(STANDALONE)
        : Optional.empty();
  }

  /**
   * Builds and starts everything and waits until both instances of the Kafka Streams application
   * are ready.
   */
  Running start(Path plan) {
    var running = this == PLUGIN ? plugin(plan) : standalone(plan);
    running.startable().start();
    return running;
  }

  private Running plugin(Path plan) {
    var system =
        new ComposeContainer(FILE)
            .withBuild(true)
            .withRemoveImages(ComposeContainer.RemoveImages.LOCAL)
            .withPull(false)
            .withEnv("PLAN", plan.toString())
            .withStartupTimeout(START_LIMIT);
    STREAMS.forEach(service -> system.waitingFor(service + firstContainer, ready()));
    return new Running(
        system, service -> system.getContainerByServiceName(service + firstContainer));
  }

  private Running standalone(Path plan) {
    var system =
        new DockerComposeContainer<>(FILE)
            .withBuild(true)
            .withRemoveImages(DockerComposeContainer.RemoveImages.LOCAL)
            .withPull(false)
            .withEnv("PLAN", plan.toString())
            .withStartupTimeout(START_LIMIT);
    STREAMS.forEach(service -> system.waitingFor(service + firstContainer, ready()));
    return new Running(
        system, service -> system.getContainerByServiceName(service + firstContainer));
  }

  private static WaitStrategy ready() {
    return Wait.forLogMessage(".*Ready\\..*\\s", 1).withStartupTimeout(START_LIMIT);
  }

  /** Finds the container of a service. */
  private interface Containers {
    Optional<ContainerState> of(String service);
  }

  /** The started containers; closing it removes them and their volumes. */
  record Running(Startable startable, Containers containers) implements AutoCloseable {
    /** Kills a service's container, which has no time to end in order. */
    void kill(String service) {
      var container = containers.of(service).orElseThrow();
      try (var command =
          DockerClientFactory.instance().client().killContainerCmd(container.getContainerId())) {
        command.exec();
      }
    }

    @Override
    public void close() {
      startable.stop();
    }
  }
}
