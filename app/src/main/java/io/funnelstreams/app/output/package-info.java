/** Lists of rows as a table for a person, or as JSON or CSV for a program. */
package io.funnelstreams.app.output;
