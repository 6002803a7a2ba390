/**
 * The compact binary forms of state and of what passes between the steps of the topology: variable
 * length numbers, and text that is written once per row and then referred to by number. No registry
 * is needed to read them; each form begins with a version.
 */
package io.funnelstreams.streams.binary;
