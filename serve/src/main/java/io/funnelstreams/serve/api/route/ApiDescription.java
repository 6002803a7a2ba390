package io.funnelstreams.serve.api.route;

import java.util.List;

/**
 * The content of the API's documents.
 *
 * @param operations that answer with one document
 * @param streams that answer with server-sent events: the fields of the answer are the events by
 *     name, each of the type of its data
 */
record ApiDescription(List<ApiOperation> operations, List<ApiOperation> streams) {
  ApiDescription {
    operations = List.copyOf(operations);
    streams = List.copyOf(streams);
  }
}
