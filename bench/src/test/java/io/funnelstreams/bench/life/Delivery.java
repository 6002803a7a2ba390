package io.funnelstreams.bench.life;

/** A body on its way from a vendor; it is signed when it is sent. */
record Delivery(Vendor vendor, String body) {}
