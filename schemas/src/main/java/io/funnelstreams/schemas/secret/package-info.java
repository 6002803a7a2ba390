/**
 * Secrets of sources and receivers: the environment or a file holds them, never the file that names
 * them. No output shows them.
 */
package io.funnelstreams.schemas.secret;
