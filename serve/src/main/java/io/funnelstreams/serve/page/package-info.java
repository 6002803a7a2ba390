/**
 * The page that sales ops looks at: static files of the class path and the libraries they use,
 * served with a content security policy that lets nothing else run. Its numbers come from the API
 * alone.
 */
package io.funnelstreams.serve.page;
