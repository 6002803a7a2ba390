package io.funnelstreams.bench.foreign;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A script in JavaScript with its packages, installed by npm. */
final class NodeScript {
  private static final Path TARGET = Path.of("target", "node");
  private static final int OLDEST_NODE = 20;
  private static final int MOST_SECONDS = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final String file;

  private NodeScript(Path folder, String file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * Installs a script; if there is no Node.js or no npm, the test is skipped and reports it.
   *
   * @param script its package.json is in the same folder
   */
  static NodeScript install(Path script) throws IOException, InterruptedException {
    assumeTrue(nodeVersion() >= OLDEST_NODE, "Node.js 20 or newer is not on this machine");
    assumeTrue(!says("npm", "--version").isEmpty(), "npm is not on this machine");
    var file = script.getFileName().toString();
    var folder = Files.createDirectories(TARGET.resolve(file));
    for (var name : List.of("package.json", file)) {
      Files.copy(
          script.resolveSibling(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    var log = folder.resolve("npm.log");
    var npm =
        process(
                folder,
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--no-package-lock",
                "--ignore-scripts")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    finish(npm, "npm install", log);
    return new NodeScript(folder, file);
  }

  /** Runs the script: JSON in, JSON out. */
  JsonNode run(Object task) throws IOException, InterruptedException {
    var in = folder.resolve("in.json").toFile();
    var out = folder.resolve("out.json").toFile();
    var errors = folder.resolve("errors.log");
    JSON.writeValue(in, task);
    var node =
        process(folder, "node", file)
            .redirectInput(in)
            .redirectOutput(out)
            .redirectError(errors.toFile())
            .start();
    finish(node, "node " + file, errors);
    return JSON.readTree(out);
  }

  /** A process of the script that is still to be started. */
  ProcessBuilder process(List<String> arguments) {
    var command = new ArrayList<>(List.of("node", file));
    command.addAll(arguments);
    return process(folder, command.toArray(String[]::new));
  }

  private static ProcessBuilder process(Path folder, String... command) {
    return new ProcessBuilder(command).directory(folder.toFile());
  }

  private static void finish(Process process, String what, Path log)
      throws IOException, InterruptedException {
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError(
          "%s took longer than %d s: %s".formatted(what, MOST_SECONDS, Files.readString(log)));
    }
    if (process.exitValue() != 0) {
      throw new AssertionError(what + " failed: " + Files.readString(log));
    }
  }

  private static int nodeVersion() throws InterruptedException {
    var version = says("node", "-p", "process.versions.node");
    return version.isEmpty() ? 0 : Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  /** The output of a command; empty if the command does not exist. */
  private static String says(String... command) throws InterruptedException {
    try {
      var process = new ProcessBuilder(command).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? said.strip() : "";
    } catch (IOException e) {
      return "";
    }
  }
}
