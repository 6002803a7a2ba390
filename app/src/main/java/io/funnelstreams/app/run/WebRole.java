package io.funnelstreams.app.run;

import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.serve.access.AccessPolicy;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What the page and the API are started with.
 *
 * @param readModel the folder of the read model
 * @param clock the time that the company lives in
 * @param access who may look
 * @param sources the sources that are configured
 */
public record WebRole(Path readModel, Clock clock, AccessPolicy access, SourceCatalogue sources) {}
