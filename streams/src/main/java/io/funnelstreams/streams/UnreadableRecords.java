package io.funnelstreams.streams;

import io.funnelstreams.schemas.failure.FirstCause;
import io.funnelstreams.schemas.topic.Topic;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out a record of the plan, definition or alert topic that cannot be decoded: the previous
 * content of the topic stays valid. All other topics that are decoded here are our own. There a
 * record that is left out would make numbers wrong, so the application stops.
 */
public final class UnreadableRecords implements DeserializationExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UnreadableRecords.class);
  private static final Set<String> LEFT_OUT =
      Set.of(Topic.PLAN.topicName(), Topic.DEFINITION.topicName(), Topic.ALERTS.topicName());

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (!LEFT_OUT.contains(record.topic())
        || FirstCause.isOf(exception, RetriableException.class)) {
      return Response.fail();
    }
    LOG.error(
        "Record left out, it cannot be decoded: topic={} partition={} offset={} cause={}",
        record.topic(),
        record.partition(),
        record.offset(),
        FirstCause.of(exception));
    return Response.resume();
  }
}
