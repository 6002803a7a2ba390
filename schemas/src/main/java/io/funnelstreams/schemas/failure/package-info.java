/** The text of a failure that users see. */
package io.funnelstreams.schemas.failure;
