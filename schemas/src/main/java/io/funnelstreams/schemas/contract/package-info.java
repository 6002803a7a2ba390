/**
 * The topics as other teams may rely on them: a page for people and an AsyncAPI document, made of
 * the declared topics and their schemas, so that they cannot say anything else.
 */
package io.funnelstreams.schemas.contract;
