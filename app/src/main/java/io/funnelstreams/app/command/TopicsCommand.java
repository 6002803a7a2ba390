package io.funnelstreams.app.command;

import io.funnelstreams.schemas.contract.AsyncApiDocument;
import io.funnelstreams.schemas.contract.TopicsPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints the contract of the topics. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = "Prints every topic with its keys, records, retention and tombstones.")
final class TopicsCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "markdown",
      description = "markdown or asyncapi (default: ${DEFAULT-VALUE}).")
  private Form form;

  /** The formats of the contract. */
  private enum Form {
    MARKDOWN,
    ASYNCAPI
  }

  @Override
  public void run() {
    funnel
        .console()
        .out()
        .print(
            switch (form) {
              case MARKDOWN -> TopicsPage.markdown();
              case ASYNCAPI -> AsyncApiDocument.yaml();
            });
  }
}
