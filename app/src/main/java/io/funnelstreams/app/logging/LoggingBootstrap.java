package io.funnelstreams.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/** Logback's configuration at start: levels, and no appender yet. */
public final class LoggingBootstrap extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    context.getLogger("io.funnelstreams").setLevel(Level.INFO);
    // One line per change of state, worth having when a start or a stop goes wrong.
    context.getLogger("org.apache.kafka.streams.KafkaStreams").setLevel(Level.INFO);
    // Our own table checks for unknown settings; Kafka would list each of ours as unknown.
    context.getLogger("org.apache.kafka.common.config.AbstractConfig").setLevel(Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
