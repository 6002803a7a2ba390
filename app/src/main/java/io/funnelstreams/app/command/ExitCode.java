package io.funnelstreams.app.command;

/** The exit codes of the process. {@link FunnelCommand} documents each for the user. */
final class ExitCode {
  static final int OK = 0;
  static final int FAILURE = 1;
  static final int USAGE = 2;
  static final int INPUT = 3;
  static final int UNAVAILABLE = 4;

  private ExitCode() {}
}
