package io.funnelstreams.bench.life;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reports what happened in the format of a vendor. It receives every happening, in order, once. */
interface Teller {
  ObjectMapper JSON = new ObjectMapper();

  Vendor vendor();

  /** The notifications that the vendor makes of it. */
  List<ObjectNode> notifications(Happening happening);

  /** The same notification as the vendor sends it when it is not sure that it arrived. */
  default ObjectNode again(ObjectNode notification) {
    return notification.deepCopy();
  }

  /** The same fact in a second notification, where the vendor makes such. */
  default ObjectNode anew(ObjectNode notification) {
    return again(notification);
  }
}
