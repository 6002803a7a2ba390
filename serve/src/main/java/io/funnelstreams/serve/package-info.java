/** The output topics from the side of those who read them. */
package io.funnelstreams.serve;
