package io.funnelstreams.app.setting;

import io.funnelstreams.http.ListenAddress;

/**
 * The address of the page and the API.
 *
 * @param address the address they listen on
 * @param isGateways whether it is the gateway's address, so that both share a listener
 * @param rate requests a second of an address; 0 is no limit
 */
public record WebAddress(ListenAddress address, boolean isGateways, int rate) {}
