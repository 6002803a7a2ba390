package io.funnelstreams.serve.read;

import java.nio.file.Path;

/** Another process has the folder of the store open. */
public final class StoreInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreInUseException(Path folder, Throwable cause) {
    super(
        ("Another process uses the read model's folder %s. Each process needs a folder of its own:"
                + " stop the other one, or name another folder.")
            .formatted(folder),
        cause);
  }
}
