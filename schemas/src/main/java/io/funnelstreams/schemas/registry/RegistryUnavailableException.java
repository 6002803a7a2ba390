package io.funnelstreams.schemas.registry;

import org.apache.kafka.common.errors.RetriableException;

/**
 * No registry answered, after every address was tried several times. The record at hand may be
 * perfectly good: wait and try again, do not skip it.
 */
public final class RegistryUnavailableException extends RetriableException {
  private static final long serialVersionUID = 1L;

  RegistryUnavailableException(String explanation, Throwable cause) {
    super(explanation, cause);
  }
}
