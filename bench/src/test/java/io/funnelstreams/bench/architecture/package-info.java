/**
 * The rules of how the house is built, held against the compiled classes of every module: this
 * module is the only one that sees them all.
 */
package io.funnelstreams.bench.architecture;
