package io.funnelstreams.app.command;

import io.funnelstreams.app.setting.SettingsPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Prints the table of settings. */
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = "Prints all settings with their defaults and meaning.")
final class SettingsCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;

  @Override
  public void run() {
    funnel.console().out().print(SettingsPage.markdown());
  }
}
