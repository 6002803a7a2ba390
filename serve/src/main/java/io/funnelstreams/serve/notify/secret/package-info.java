/** Secrets of receivers: where they come from, and that they show themselves nowhere. */
package io.funnelstreams.serve.notify.secret;
