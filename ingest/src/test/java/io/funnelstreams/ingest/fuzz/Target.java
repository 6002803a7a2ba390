package io.funnelstreams.ingest.fuzz;

import io.funnelstreams.ingest.auth.SignatureTarget;
import io.funnelstreams.ingest.gateway.IntakeTargets;
import io.funnelstreams.ingest.row.RowTargets;
import io.funnelstreams.ingest.source.BodyTargets;
import io.funnelstreams.ingest.topic.AvroTarget;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A promise about bytes that any caller may send, and valid bytes to start from. */
enum Target {
  JSON(BodyTargets::json, () -> Seeds.examples(".json")),
  XML(BodyTargets::xml, () -> Seeds.examples(".xml")),
  FORM(BodyTargets::form, () -> Seeds.examples(".form")),
  MULTIPART(BodyTargets::multipart, Seeds::multipart),
  EVENTS(IntakeTargets::events, () -> Seeds.examples(".json")),
  CLOUDEVENTS(IntakeTargets::request, () -> Seeds.requests("cloudevents")),
  SOURCES(IntakeTargets::request, Seeds::requests),
  GZIP(IntakeTargets::gzip, IntakeTargets::packed),
  CSV(RowTargets::csv, () -> texts("a,b\n1,\"2\n3\"\n", "x;y\r\n\"\"\"\";\n", "a\tb\n\t\n1\t2")),
  JSON_LINES(RowTargets::jsonLines, () -> texts("{\"a\":{\"b\":1.50}}\n\n{\"a.b\":[null]}")),
  AVRO(AvroTarget::record, AvroTarget::records),
  SIGNATURE(SignatureTarget::request, SignatureTarget::signed),
  SOURCE_FILE(BodyTargets::sourceFile, BodyTargets::sourceFiles);

  private final Promise promise;
  private final Supplier<Stream<byte[]>> seeds;

  Target(Promise promise, Supplier<Stream<byte[]>> seeds) {
    this.promise = promise;
    this.seeds = seeds;
  }

  @FunctionalInterface
  private interface Promise {
    void isKeptFor(byte[] input) throws Exception;
  }

  private static Stream<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** Throws where the promise is broken. */
  void attack(byte[] input) throws Exception {
    promise.isKeptFor(input);
  }

  Stream<byte[]> seeds() {
    return seeds.get();
  }

  /** Its name in folders and commands. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
