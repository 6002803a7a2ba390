/**
 * Inputs that were not taken, each with all that is needed to read it again, and their replay after
 * the mapping has been fixed.
 */
package io.funnelstreams.ingest.reject;
