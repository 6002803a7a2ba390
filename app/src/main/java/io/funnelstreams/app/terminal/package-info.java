/**
 * The streams that a person reads, and their abilities: colours and lines that are redrawn in
 * place.
 */
package io.funnelstreams.app.terminal;
