/**
 * The forms of texts: how values are compared and shown, and what an id is. Every module that
 * compares texts of people and programs uses these, so that no two disagree.
 */
package io.funnelstreams.core.text;
