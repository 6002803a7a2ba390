package io.funnelstreams.app.setting;

import io.funnelstreams.app.FunnelException;

/** A setting is unknown or has a value that it cannot have. The message names each and where. */
public final class InvalidSettingException extends FunnelException {
  private static final long serialVersionUID = 1L;

  InvalidSettingException(String message) {
    super(message);
  }

  InvalidSettingException(String message, Throwable cause) {
    super(message, cause);
  }
}
