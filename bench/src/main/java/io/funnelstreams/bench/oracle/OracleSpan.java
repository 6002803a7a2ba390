package io.funnelstreams.bench.oracle;

import java.time.LocalDate;

/** A period: its label and its days, both ends included. */
record OracleSpan(String label, LocalDate first, LocalDate last) {}
