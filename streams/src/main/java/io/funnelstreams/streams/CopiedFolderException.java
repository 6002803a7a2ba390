package io.funnelstreams.streams;

import java.nio.file.Path;

/** Another instance runs under the name of this one: one of their folders is a copy. */
public final class CopiedFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CopiedFolderException(Path stateDirectory) {
    super(
        ("another instance has joined under the name of this one: %s and its folder are copies of"
                + " each other (of a machine, an image or a volume). This one has a new name now:"
                + " start it again. Give each instance a data folder of its own")
            .formatted(stateDirectory));
  }
}
