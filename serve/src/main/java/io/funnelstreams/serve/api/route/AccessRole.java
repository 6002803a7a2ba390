package io.funnelstreams.serve.api.route;

import java.util.Locale;
import org.eclipse.jetty.server.Request;

/** The role of a caller: an operator also sees parties, event ids and rejected inputs. */
public enum AccessRole {
  VIEWER,
  OPERATOR;

  /** The attribute of a request that has the caller's role. */
  private static final String ATTRIBUTE = AccessRole.class.getName();

  /** Sets the caller's role. */
  public void note(Request request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /**
   * The caller's role, as it was set.
   *
   * @throws IllegalStateException if a handler is mounted without one that sets it
   */
  public static AccessRole of(Request request) {
    if (request.getAttribute(ATTRIBUTE) instanceof AccessRole role) {
      return role;
    }
    throw new IllegalStateException("nothing says who asks");
  }

  /** Whether what this role may is enough for another. */
  public boolean covers(AccessRole needed) {
    return compareTo(needed) >= 0;
  }

  /** The word in settings and the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
