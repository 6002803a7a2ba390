package io.funnelstreams.app.run;

import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.serve.access.AccessPolicy;
import io.funnelstreams.serve.access.AccessYaml;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** The file that says who has access to the page and the API. */
public final class AccessFile {
  private AccessFile() {}

  /**
   * Reads the file. Where it does not exist and no setting names it, only programs on this machine
   * have access.
   *
   * @param environment where secrets may be
   * @throws io.funnelstreams.schemas.yaml.InvalidYamlException with every mistake
   */
  public static AccessPolicy find(Settings settings, Map<String, String> environment) {
    return settings.namesAccess() || Files.exists(settings.accessFile())
        ? AccessYaml.read(settings.accessFile(), name -> Optional.ofNullable(environment.get(name)))
        : AccessPolicy.LOCAL;
  }
}
