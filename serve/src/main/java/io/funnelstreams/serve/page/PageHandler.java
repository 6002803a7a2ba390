package io.funnelstreams.serve.page;

import io.funnelstreams.http.Replies;
import io.funnelstreams.http.Reply;
import java.util.List;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * Answers {@code /}, {@code /app/*} and {@code /lib/*} with the files of the page. They hold no
 * number, so they need no protection. Browsers ask each time whether a file has changed, so a new
 * version is used at once.
 */
public final class PageHandler extends Handler.Wrapper {
  /**
   * Scripts, styles and data of this server alone; nothing inline; text of data can never become a
   * script, even through a bug (trusted types).
   */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types lit-html";

  private static final String SITE = "io/funnelstreams/serve/page/site/";
  private static final List<WebLibrary> LIBRARIES =
      List.of(WebLibrary.find("lit-html", "3.2.1"), WebLibrary.find("chart.js", "4.4.1"));

  private PageHandler(Handler files) {
    super(files);
  }

  /** The page, for the path {@code /} of a listener. */
  public static PageHandler create() {
    var files = new Handler.Sequence();
    LIBRARIES.forEach(library -> files.addHandler(files(library.path(), library.root())));
    files.addHandler(files("/", SITE));
    var compression = new CompressionHandler(files);
    compression.putCompression(new GzipCompression());
    return new PageHandler(compression);
  }

  private static Handler files(String path, String root) {
    var files = new ResourceHandler();
    files.setBaseResource(ResourceFactory.of(files).newClassLoaderResource(root, false));
    files.setDirAllowed(false);
    files.setWelcomeFiles("index.html");
    files.setEtags(true);
    files.setCacheControl("no-cache");
    return new ContextHandler(files, path);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var headers = response.getHeaders();
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
    if (!super.handle(request, response, callback)) {
      Replies.write(
          response,
          Reply.error(404, "there is nothing here", "open the page at the address without a path"),
          callback);
    }
    return true;
  }
}
