/** How the rows of the output topics look in the API and its stream. */
package io.funnelstreams.serve.api.row;
