package io.funnelstreams.app.run;

import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.serve.notify.setup.Notifications;
import io.funnelstreams.serve.notify.setup.NotificationsYaml;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** The notifications file that the settings name. */
public final class NotificationsFile {
  private NotificationsFile() {}

  /**
   * Reads the file; empty where it does not exist and no setting names it.
   *
   * @param environment where secrets may be
   * @throws io.funnelstreams.schemas.yaml.InvalidYamlException with every mistake
   */
  public static Optional<Notifications> find(Settings settings, Map<String, String> environment) {
    return settings.namesNotifications() || Files.exists(settings.notificationsFile())
        ? Optional.of(read(settings, environment))
        : Optional.empty();
  }

  /** As {@link #find}, where it has to be there. */
  public static Notifications read(Settings settings, Map<String, String> environment) {
    return NotificationsYaml.read(
        settings.notificationsFile(), name -> Optional.ofNullable(environment.get(name)));
  }
}
