package io.funnelstreams.ingest.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.funnelstreams.ingest.request.Request;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** JSON, with limits on every way to make a document too large. */
public final class JsonBody implements Body {
  private static final int MOST_TEXT = 1_000_000;
  private static final int MOST_NAME = 10_000;
  private static final int MOST_DIGITS = 400;

  private static final ObjectReader DOCUMENTS =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_DEPTH)
                          .maxStringLength(MOST_TEXT)
                          .maxNameLength(MOST_NAME)
                          .maxNumberLength(MOST_DIGITS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(Object.class);

  @Override
  public Object read(Request request) throws UnreadableBody {
    return read(request.body());
  }

  /** Vendors call JSON many things, but none calls it a form or XML. */
  @Override
  public boolean accepts(String contentType) {
    var type = contentType.toLowerCase(Locale.ROOT);
    return type.isEmpty()
        || type.contains("json")
        || (type.startsWith("text/") && !type.contains("xml"));
  }

  /** The document of some bytes. */
  public static Object read(byte[] bytes) throws UnreadableBody {
    if (bytes.length == 0) {
      throw new UnreadableBody("it is empty; a JSON document is expected");
    }
    try {
      var document = DOCUMENTS.readValue(bytes);
      checkNumbers(document);
      return document;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      var place =
          at == null ? "" : ", line %s, column %s".formatted(at.getLineNr(), at.getColumnNr());
      throw new UnreadableBody("it is not JSON: " + e.getOriginalMessage() + place);
    } catch (IOException e) {
      throw new UnreadableBody("it is not JSON: " + e.getMessage());
    } catch (NumberFormatException e) {
      // The parser takes 1e99999999999 for a number and then cannot make one of it.
      throw new UnreadableBody("it has a number with an exponent beyond " + MOST_DIGITS);
    }
  }

  /** A short number may have an exponent that takes gigabytes to write out. */
  private static void checkNumbers(Object value) throws UnreadableBody {
    if (value instanceof Map<?, ?> map) {
      checkNumbers(map.values());
    } else if (value instanceof Collection<?> values) {
      for (var each : values) {
        checkNumbers(each);
      }
    } else if (value instanceof BigDecimal number
        && Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new UnreadableBody("it has a number with an exponent beyond " + MOST_DIGITS);
    }
  }
}
