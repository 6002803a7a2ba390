/** Access control: local callers, tokens with roles, and trusted proxies. */
package io.funnelstreams.serve.access;
