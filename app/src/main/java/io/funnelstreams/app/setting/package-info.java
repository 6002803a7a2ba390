/**
 * The settings of the program: one table, from which values are read, checked and documented. Files
 * and environment variables name settings alike; a name that is not in the table is an error.
 */
package io.funnelstreams.app.setting;
