/**
 * Secrets of sources and receivers: the environment or a file has them, never the file that names
 * them, and they show themselves nowhere.
 */
package io.funnelstreams.schemas.secret;
