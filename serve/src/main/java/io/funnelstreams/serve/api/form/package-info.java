/**
 * How values look in the API: each object is described once, as a list of typed fields, and written
 * as JSON and CSV, and described in OpenAPI, by that one description.
 */
package io.funnelstreams.serve.api.form;
