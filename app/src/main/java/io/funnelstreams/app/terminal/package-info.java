/** The streams that a person reads, and what they can show: colours, lines drawn again in place. */
package io.funnelstreams.app.terminal;
