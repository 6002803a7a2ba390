package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.request.Request;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.util.Promise;

/**
 * A form in parts ({@code multipart/form-data}). Parts that are files are left out; the others are
 * fields as {@link FormBody} has them. Nothing is written to a disk.
 *
 * @param field the one that holds a JSON document; empty where the fields are the document
 */
record MultipartBody(Optional<String> field) implements Body {
  private static final String TYPE = "multipart/form-data";
  private static final String EXPECTED = "; " + TYPE + "; boundary=... is expected";
  private static final int MOST_PARTS = 100;

  @Override
  public Object read(Request request) throws UnreadableBody {
    var boundary = boundary(request.contentType());
    var fields = fields(request.body(), boundary);
    return field.isPresent() ? FormBody.document(field.get(), fields) : FormBody.document(fields);
  }

  private static String boundary(String contentType) throws UnreadableBody {
    try {
      var boundary = Optional.ofNullable(MultiPart.extractBoundary(contentType));
      return boundary
          .filter(text -> !text.isEmpty())
          .orElseThrow(() -> new UnreadableBody("its type names no boundary" + EXPECTED));
    } catch (IllegalArgumentException e) {
      throw new UnreadableBody("its type cannot be read" + EXPECTED);
    }
  }

  @Override
  public boolean accepts(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).startsWith(TYPE);
  }

  private static Map<String, List<String>> fields(byte[] body, String boundary)
      throws UnreadableBody {
    var parser = new MultiPartFormData.Parser(boundary);
    parser.setMaxParts(MOST_PARTS);
    parser.setMaxMemoryFileSize(-1);
    parser.setMaxLength(-1);
    try (var parts = parsed(parser, body).join()) {
      var fields = new LinkedHashMap<String, List<String>>();
      for (var part : parts) {
        if (part.getFileName() == null && part.getName() != null) {
          fields
              .computeIfAbsent(part.getName(), name -> new ArrayList<>())
              .add(part.getContentAsString(StandardCharsets.UTF_8));
        }
      }
      return fields;
    } catch (CompletionException | IllegalStateException | IllegalArgumentException e) {
      // The last of these exceptions means a field that is not in UTF-8.
      var why = Optional.ofNullable(e.getCause()).orElse(e).getMessage();
      throw new UnreadableBody("its parts cannot be separated: " + why);
    }
  }

  /** The whole body is there, so this is complete when it returns. */
  private static CompletableFuture<MultiPartFormData.Parts> parsed(
      MultiPartFormData.Parser parser, byte[] body) {
    var parts = new CompletableFuture<MultiPartFormData.Parts>();
    parser.parse(
        new ByteBufferContentSource(ByteBuffer.wrap(body)), Promise.Invocable.toPromise(parts));
    return parts;
  }
}
