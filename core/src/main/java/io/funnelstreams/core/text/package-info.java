/**
 * The forms of texts: how values are compared and shown, and what an id is. Every module that
 * compares what people and programs wrote goes by these, so that no two disagree.
 */
package io.funnelstreams.core.text;
