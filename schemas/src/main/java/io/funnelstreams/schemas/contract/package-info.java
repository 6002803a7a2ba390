/**
 * The contract of the topics for other teams: a page for people and an AsyncAPI document. Both are
 * generated from the declared topics and their schemas, so that they cannot differ from them.
 */
package io.funnelstreams.schemas.contract;
