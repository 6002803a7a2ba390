package io.funnelstreams.schemas.registry;

import org.apache.kafka.common.errors.SerializationException;

/** The registry refused a request: the same request would be refused again. */
public final class RegistryException extends SerializationException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int errorCode;

  RegistryException(int status, int errorCode, String explanation) {
    super(explanation);
    this.status = status;
    this.errorCode = errorCode;
  }

  /** The HTTP status; registries agree on it more than on {@link #errorCode}. */
  public int status() {
    return status;
  }

  /** The registry's own code, for example 40401; the status where it gave none. */
  public int errorCode() {
    return errorCode;
  }
}
