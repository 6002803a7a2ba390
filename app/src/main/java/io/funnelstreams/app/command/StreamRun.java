package io.funnelstreams.app.command;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.Pipeline;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.run.SupersededException;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Kafka Streams application of a process that runs until it is stopped. It waits while a newer
 * plan is active: if it ended, a supervisor would restart it again and again. It resumes when its
 * plan file holds a plan that may count, or when its plan is applied again.
 */
final class StreamRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamRun.class);
  private static final int LOOK_EVERY_SECONDS = 2;

  private final Cluster cluster;
  private final Settings settings;
  private final Path planFile;
  private final Path stateFolder;
  private final PrintStream out;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<Pipeline> running = Optional.empty();
  private String said = "";

  StreamRun(Cluster cluster, Settings settings, Paths paths, PrintStream out) {
    this.cluster = cluster;
    this.settings = settings;
    this.planFile = paths.plan();
    this.stateFolder = paths.state();
    this.out = out;
  }

  /** The plan's file, and the folder of the local stores. */
  record Paths(Path plan, Path state) {}

  /**
   * Starts the Kafka Streams application; waits first while a newer plan is active.
   *
   * @return empty where this was closed meanwhile
   */
  Optional<Pipeline> begin() {
    while (!isClosed()) {
      try {
        return start(PlanFile.read(planFile));
      } catch (SupersededException e) {
        say(e.getMessage() + " This instance waits.");
      } catch (InvalidYamlException e) {
        if (said.isEmpty()) {
          throw e;
        }
        LOG.warn("The plan is not read yet: {}", e.getMessage());
      }
      pause();
    }
    return Optional.empty();
  }

  private synchronized Optional<Pipeline> start(PlanFile plan) {
    if (!isClosed()) {
      running = Optional.of(Pipeline.start(cluster, settings, plan, stateFolder));
      said = "";
    }
    return running;
  }

  /**
   * Waits until it is closed or fails. Whenever a newer plan becomes active, it waits for its turn.
   */
  void awaitEnd() {
    var pipeline = running;
    while (pipeline.isPresent() && !isClosed()) {
      pipeline.get().awaitEnd();
      if (pipeline.get().supersededBy().isEmpty()) {
        return;
      }
      pipeline.get().close();
      pipeline = begin();
      pipeline.ifPresent(
          next -> {
            next.awaitRunning();
            say("The Kafka Streams application works again.");
          });
    }
  }

  private void say(String sentence) {
    if (!sentence.equals(said)) {
      said = sentence;
      LOG.info("{}", sentence);
      out.println(sentence);
      out.flush();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void pause() {
    try {
      boolean unused = closed.await(LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    stop();
  }

  private synchronized void stop() {
    running.ifPresent(Pipeline::close);
  }
}
