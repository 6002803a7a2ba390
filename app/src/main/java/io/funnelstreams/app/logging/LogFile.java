package io.funnelstreams.app.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The targets of log lines. */
public final class LogFile {
  /** A message may hold what a caller sent, which must not look like a log line of this program. */
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36}"
          + " %replace(%msg){'[\\p{Cntrl}&&[^\t]]+', ' '}%n";

  private static final String CONSOLE = "console";
  private static final String NAME = "funnel.log";
  private static final long MAX_BYTES = 5L << 20;
  private static final int OLD_FILES = 2;

  private LogFile() {}

  /** Sends log lines to {@code funnel.log} in a folder: 5 MB, and two older ones of that size. */
  public static Path open(Path folder) {
    var context = context();
    var file = folder.resolve(NAME);
    var appender = new RollingFileAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setFile(file.toString());
    var rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(folder.resolve("funnel.%i.log").toString());
    rolling.setMaxIndex(OLD_FILES);
    rolling.start();
    var trigger = new SizeBasedTriggeringPolicy<ILoggingEvent>();
    trigger.setContext(context);
    trigger.setMaxFileSize(new FileSize(MAX_BYTES));
    trigger.start();
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(trigger);
    attach(appender, "file");
    return file;
  }

  /** Sends log lines to standard error as well; a second call has no effect. */
  public static void alsoToConsole() {
    if (context().getLogger(Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE) != null) {
      return;
    }
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setTarget("System.err");
    attach(appender, CONSOLE);
  }

  /** Stops writing and closes the file, so that its folder can be deleted. */
  public static void close() {
    context().getLogger(Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
  }

  private static void attach(OutputStreamAppender<ILoggingEvent> appender, String name) {
    var context = context();
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    appender.setContext(context);
    appender.setName(name);
    appender.setEncoder(encoder);
    appender.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
