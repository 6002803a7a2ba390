package io.funnelstreams.bench.race;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.streams.FunnelStreams;
import io.funnelstreams.streams.StreamsSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/** The whole pipeline: journeys, cells, KPIs and scorecards. */
record PipelineContestant(String name, Plan plan, Map<String, Object> settings, int partitions)
    implements Contestant {
  @Override
  public Running start(String groupId) {
    var own = new HashMap<>(settings);
    own.put(StreamsConfig.APPLICATION_ID_CONFIG, groupId);
    var directory = Path.of((String) settings.get(StreamsConfig.STATE_DIR_CONFIG));
    int threads = (Integer) settings.get(StreamsConfig.NUM_STREAM_THREADS_CONFIG);
    return FunnelStreams.start(
            plan, new StreamsSettings(own, directory, partitions, threads, (short) 1))
        ::close;
  }
}
