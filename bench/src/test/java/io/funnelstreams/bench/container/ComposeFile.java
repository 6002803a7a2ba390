package io.funnelstreams.bench.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The repository's {@code docker-compose.yml}, as it is written.
 *
 * @param header the comment at its beginning
 * @param services the services, each with what it merges from an anchor
 */
record ComposeFile(String header, List<Service> services) {
  static final Path PATH = Path.of("..", "docker-compose.yml");

  private static final Pattern NAME = Pattern.compile("(?m)^  ([a-z0-9-]+):$");
  private static final Pattern ANCHOR = Pattern.compile("<<: \\*([a-z-]+)");
  private static final Pattern IMAGE = Pattern.compile("(?m)^ +image: (\\S+)$");
  private static final Pattern PORT = Pattern.compile("\"([^\"]*):(\\d+)\"");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_0-9]+):-([^}]*)}");

  ComposeFile {
    services = List.copyOf(services);
  }

  /**
   * A part of the system.
   *
   * @param text its lines, those of its anchor among them
   */
  record Service(String name, String text) {
    /** The public image; empty where it is built from this repository. */
    Optional<String> image() {
      return IMAGE.matcher(text).results().map(found -> found.group(1)).findFirst();
    }

    /** Where it publishes ports on the machine. */
    List<String> published() {
      return text.lines()
          .filter(line -> line.strip().startsWith("ports:"))
          .flatMap(line -> PORT.matcher(line).results().map(found -> found.group(1)))
          .toList();
    }
  }

  static ComposeFile read() throws IOException {
    var text = Files.readString(PATH);
    int body = text.indexOf("\nx-");
    var all = text.substring(text.indexOf("\nservices:\n"), text.indexOf("\nvolumes:\n"));
    var services = new ArrayList<Service>();
    var names = NAME.matcher(all).results().toList();
    for (int i = 0; i < names.size(); i++) {
      int end = i + 1 < names.size() ? names.get(i + 1).start() : all.length();
      var own = all.substring(names.get(i).start(), end);
      services.add(new Service(names.get(i).group(1), own + anchored(text, own)));
    }
    return new ComposeFile(text.substring(0, body), services);
  }

  private static String anchored(String text, String own) {
    var anchors = new StringBuilder();
    ANCHOR
        .matcher(own)
        .results()
        .forEach(
            found -> {
              int from = text.indexOf("&" + found.group(1) + "\n");
              anchors.append(text, from, text.indexOf("\n\n", from));
            });
    return anchors.toString();
  }

  /** The variables that services read, as {@code NAME=default}. */
  TreeSet<String> variables() {
    var found = new TreeSet<String>();
    services.forEach(
        service ->
            VARIABLE
                .matcher(service.text())
                .results()
                .forEach(each -> found.add(each.group(1) + "=" + each.group(2))));
    return found;
  }
}
