package io.funnelstreams.app.command;

/** What the process ends with. {@link FunnelCommand} documents each for the person. */
final class ExitCode {
  static final int OK = 0;
  static final int FAILURE = 1;
  static final int USAGE = 2;
  static final int INPUT = 3;
  static final int UNAVAILABLE = 4;

  private ExitCode() {}
}
