package io.funnelstreams.app.run;

import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.serve.access.AccessPolicy;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The inputs of the page and the API.
 *
 * @param readModel the folder of the read model
 * @param clock the company's clock
 * @param access who has access
 * @param sources the sources that are configured
 */
public record WebRole(Path readModel, Clock clock, AccessPolicy access, SourceCatalogue sources) {}
