/**
 * The life of one company, told twice: by its vendors through the gateway, and by files. Both come
 * to the same KPIs.
 */
package io.funnelstreams.bench.life;
