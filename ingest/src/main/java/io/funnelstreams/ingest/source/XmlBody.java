package io.funnelstreams.ingest.source;

import io.funnelstreams.ingest.request.Request;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML without a document type, so without entities and without external content. The document is a
 * map of the root's name to the root.
 */
final class XmlBody implements Body {
  /** An element's name is repeated with each of its attributes, so both are bounded. */
  private static final int MOST_ATTRIBUTES = 100;

  private static final int LONGEST_NAME = 200;

  private static final XMLInputFactory READERS = readers();

  private static XMLInputFactory readers() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Newer JDKs have a limit of their own, whose message names the JDK's settings.
    factory.setProperty("jdk.xml.maxElementDepth", MOST_DEPTH + 1);
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("nothing outside of the document is read");
        });
    return factory;
  }

  @Override
  public Object read(Request request) throws UnreadableBody {
    if (request.body().length == 0) {
      throw new UnreadableBody("it is empty; an XML document is expected");
    }
    var text = XmlText.of(request.body());
    if (text.stripLeading().startsWith("{")) {
      throw new UnreadableBody("it is JSON, not XML; let its sender choose XML");
    }
    try {
      var reader = READERS.createXMLStreamReader(new StringReader(text));
      try {
        return document(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new UnreadableBody("it is not XML: " + firstLine(e));
    }
  }

  @Override
  public boolean accepts(String contentType) {
    return contentType.isEmpty() || contentType.toLowerCase(Locale.ROOT).contains("xml");
  }

  private static Map<String, Object> document(XMLStreamReader reader)
      throws XMLStreamException, UnreadableBody {
    var whole = new XmlElement("", Map.of());
    Deque<XmlElement> open = new ArrayDeque<>();
    open.push(whole);
    while (reader.hasNext()) {
      switch (next(reader)) {
        case XMLStreamConstants.START_ELEMENT -> open.push(start(reader, open.size()));
        case XMLStreamConstants.END_ELEMENT -> {
          var element = open.pop();
          element.closeIn(open.element());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.element().add(reader.getText());
        case XMLStreamConstants.DTD ->
            throw new UnreadableBody("it has a DOCTYPE, which is not taken");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new UnreadableBody("it has an entity, &" + reader.getLocalName() + ";");
        default -> {
          // Comments, white space and processing instructions have no value.
        }
      }
    }
    return whole.children();
  }

  /**
   * For a broken DOCTYPE the JDK's parser has no message of its own, and fails with a missing
   * resource.
   */
  private static int next(XMLStreamReader reader) throws XMLStreamException {
    try {
      return reader.next();
    } catch (MissingResourceException e) {
      throw new XMLStreamException("it has a broken DOCTYPE, which would not be taken anyhow", e);
    }
  }

  private static XmlElement start(XMLStreamReader reader, int depth) throws UnreadableBody {
    if (depth > MOST_DEPTH) {
      throw new UnreadableBody("its elements are nested deeper than " + MOST_DEPTH);
    }
    if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
      throw new UnreadableBody("an element has more than " + MOST_ATTRIBUTES + " attributes");
    }
    if (reader.getLocalName().length() > LONGEST_NAME) {
      throw new UnreadableBody("a name is longer than " + LONGEST_NAME + " characters");
    }
    return XmlElement.at(reader);
  }

  private static String firstLine(XMLStreamException e) {
    var text = Optional.ofNullable(e.getMessage()).orElse("it breaks off");
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
