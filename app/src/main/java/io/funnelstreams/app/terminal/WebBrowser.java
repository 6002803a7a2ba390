package io.funnelstreams.app.terminal;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The browser of the user at this machine. */
public final class WebBrowser {
  private static final int PATIENCE_SECONDS = 5;

  private WebBrowser() {}

  /** Opens an address; false where there is no browser to open it with. */
  public static boolean open(String address) {
    try {
      if (!GraphicsEnvironment.isHeadless()
          && Desktop.isDesktopSupported()
          && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
        Desktop.getDesktop().browse(URI.create(address));
        return true;
      }
    } catch (IOException | UnsupportedOperationException e) {
      // A command may still open it.
    }
    return byCommand(address);
  }

  private static boolean byCommand(String address) {
    var screen = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    try {
      if (!screen) {
        return false;
      }
      var command =
          new ProcessBuilder("xdg-open", address)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return !command.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || command.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
