/**
 * The kinds of receivers, one class for each vendor's interface: each makes its message of a notice
 * and sends it once. What failed and whether trying again may help is a {@link
 * io.funnelstreams.serve.notify.receiver.DeliveryException}; trying again is not done here.
 */
package io.funnelstreams.serve.notify.receiver;
