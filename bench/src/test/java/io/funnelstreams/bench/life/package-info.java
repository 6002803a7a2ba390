/**
 * The life of one company, reported twice: by its vendors through the gateway, and by files. Both
 * give the same KPIs.
 */
package io.funnelstreams.bench.life;
