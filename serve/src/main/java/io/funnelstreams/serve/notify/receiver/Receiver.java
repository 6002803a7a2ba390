package io.funnelstreams.serve.notify.receiver;

import io.funnelstreams.serve.notify.notice.Notice;

/** A person or tool that is notified of alerts. For one thread at a time. */
public interface Receiver {
  /**
   * Sends a notification once and returns when the receiver has acknowledged it.
   *
   * @throws DeliveryException where it has not
   */
  void send(Notice notice) throws DeliveryException;

  /** The kind of receiver and its address, for people; never a secret. */
  String description();
}
