/** What people are shown of a failure. */
package io.funnelstreams.schemas.failure;
