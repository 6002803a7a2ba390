/** The page, the API and its stream, mounted together on a listener of the process' server. */
package io.funnelstreams.serve.web;
