package io.funnelstreams.serve.notify.receiver;

import io.funnelstreams.serve.notify.notice.Notice;
import java.time.Duration;
import java.util.List;

/** A receiver that takes an alert to be over unless it is sent repeatedly. */
public interface StandingReceiver extends Receiver {
  /** How often it is sent the alerts that are still firing. */
  Duration every();

  /**
   * Sends all alerts that are still firing.
   *
   * @throws DeliveryException where it was not acknowledged
   */
  void resend(List<Notice> firing) throws DeliveryException;
}
