package io.funnelstreams.bench.container;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
  private static final Duration START_LIMIT = Duration.ofMinutes(10);

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
   * Builds and starts services of the profile {@code page}, and waits until all of them are
   * healthy.
   */
  Running start(Path plan, List<String> services) {
    var running = this == PLUGIN ? plugin(plan, services) : standalone(plan, services);
    running.startable().start();
    return running;
  }

  private Running plugin(Path plan, List<String> services) {
    var system =
        new ComposeContainer(FILE)
            .withBuild(true)
            .withRemoveImages(ComposeContainer.RemoveImages.LOCAL)
            .withPull(false)
            .withEnv(environment(plan))
            .withServices(services.toArray(String[]::new))
            .withStartupTimeout(START_LIMIT);
    services.forEach(service -> system.waitingFor(service + firstContainer, healthy()));
    return new Running(
        system, service -> system.getContainerByServiceName(service + firstContainer));
  }

  private Running standalone(Path plan, List<String> services) {
    var system =
        new DockerComposeContainer<>(FILE)
            .withBuild(true)
            .withRemoveImages(DockerComposeContainer.RemoveImages.LOCAL)
            .withPull(false)
            .withEnv(environment(plan))
            .withServices(services.toArray(String[]::new))
            .withStartupTimeout(START_LIMIT);
    services.forEach(service -> system.waitingFor(service + firstContainer, healthy()));
    return new Running(
        system, service -> system.getContainerByServiceName(service + firstContainer));
  }

  private static Map<String, String> environment(Path plan) {
    return Map.of("PLAN", plan.toString(), "COMPOSE_PROFILES", "page");
  }

  private static WaitStrategy healthy() {
    return Wait.forHealthcheck().withStartupTimeout(START_LIMIT);
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
