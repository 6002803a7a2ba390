package io.funnelstreams.app.command;

import io.funnelstreams.app.run.RunningGateway;
import java.io.PrintStream;
import java.util.TreeSet;

/** The lines that the command prints about a gateway that has started. */
final class GatewayLines {
  private GatewayLines() {}

  static void print(PrintStream out, RunningGateway gateway) {
    out.printf("Gateway   %s%n", gateway.address());
    new TreeSet<>(gateway.paths())
        .forEach(path -> out.printf("          %s%s%n", gateway.address(), path));
    gateway
        .topics()
        .forEach(
            (source, topics) ->
                out.printf("          %s reads %s%n", source, String.join(", ", topics)));
    gateway.notices().forEach(notice -> out.printf("          %s%n", notice));
    if (gateway.paths().isEmpty() && gateway.topics().isEmpty()) {
      out.println(
          "          No source is on. One is switched on by its secret: sources/hubspot/source.yaml"
              + " with 'extends: hubspot' and 'secrets: [{env: NAME}]'; see docs/sources.md.");
    }
  }
}
