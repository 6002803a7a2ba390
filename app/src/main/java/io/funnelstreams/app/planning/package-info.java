/** A plan as a document to read and print, and the templates that a plan begins with. */
package io.funnelstreams.app.planning;
