/**
 * The one class that has to live beside the JSONata library's own, because the arithmetic that it
 * replaces can only be overridden within the library's package.
 */
package com.dashjoin.jsonata;
