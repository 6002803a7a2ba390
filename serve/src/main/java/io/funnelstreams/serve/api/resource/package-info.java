/** The answers of the API: each resource reads the read model and lets the core compute. */
package io.funnelstreams.serve.api.resource;
