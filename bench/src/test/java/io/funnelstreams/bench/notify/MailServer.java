package io.funnelstreams.bench.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on the loopback address that refuses half of the mails for now. */
final class MailServer implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;

  private final Queue<String> ids = new ConcurrentLinkedQueue<>();
  private final LinkedBlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final SMTPServer server;

  private MailServer(Random random) {
    this.server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandler(
                (context, from, to, bytes) -> {
                  if (refuses(random)) {
                    refused.incrementAndGet();
                    throw new RejectException(451, "try again later");
                  }
                  take(bytes);
                })
            .build();
  }

  static MailServer listen(Random random) {
    var server = new MailServer(random);
    server.server.start();
    return server;
  }

  private static synchronized boolean refuses(Random random) {
    return random.nextBoolean();
  }

  private void take(byte[] bytes) {
    try {
      var session = Session.getInstance(new Properties());
      var id = new MimeMessage(session, new ByteArrayInputStream(bytes)).getMessageID();
      ids.add(id);
      news.add(id);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return server.getPortAllocated();
  }

  /** Waits until this many more have been taken. */
  void await(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      if (news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
        throw new AssertionError("%d of %d mails came".formatted(i, count));
      }
    }
  }

  /** The Message-ID of every mail that was taken. */
  List<String> ids() {
    return List.copyOf(ids);
  }

  int refused() {
    return refused.get();
  }

  @Override
  public void close() {
    server.stop();
  }
}
