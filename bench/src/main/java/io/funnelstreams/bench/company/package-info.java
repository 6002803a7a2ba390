/**
 * The history of a mid-size company over all ten families, as large and as old as one likes: who
 * visits the site, who becomes a lead and a customer, what is paid and what is spent, with the
 * duplicates, corrections and delays of real exports. It is made as it is read and the same at
 * every reading.
 */
package io.funnelstreams.bench.company;
