/** From a request to a resource and from its answer to bytes: parameters, problems, documents. */
package io.funnelstreams.serve.api.route;
