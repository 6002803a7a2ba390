package io.funnelstreams.serve.notify.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.funnelstreams.schemas.secret.Secret;
import io.funnelstreams.serve.notify.Alerts;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Mails, to a real server on the loopback address. */
class MailReceiverTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final LinkedBlockingQueue<byte[]> mails = new LinkedBlockingQueue<>();
  private SMTPServer server;

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aMailIsSentThroughStartTlsWithALogin() throws Exception {
    var trust = TestCertificate.make(folder);
    listen(
        SMTPServer.port(0)
            .startTlsSocketFactory(trust)
            .requireTLS()
            .requireAuth()
            .authenticationHandlerFactory(
                new EasyAuthenticationHandlerFactory(
                    (user, password, context) -> {
                      if (!user.equals("funnel") || !password.equals("s3cret")) {
                        throw new LoginFailedException();
                      }
                    })));
    var login = new MailServer.Login("funnel", Secret.of("a test", "s3cret"));
    var receiver = receiver(MailServer.Security.STARTTLS, Optional.of(login), trust);

    for (var notice : Alerts.both()) {
      receiver.send(notice);
    }

    var firing = mail();
    var resolved = mail();
    assertThat(firing.getSubject()).isEqualTo("[FIRING, warning] Win rate, region=EMEA");
    assertThat(firing.getAllRecipients()).hasSize(2);
    assertThat(firing.getFrom()[0].toString()).isEqualTo("FunnelStreams <funnel@example.com>");
    assertThat(firing.getMessageID()).matches("<[0-9a-f]{64}@example.com>");
    assertThat(firing.getContent().toString())
        .contains("Win rate is 21 % where 30 %", "Expected: 30.0 %", "/goals/win-rate");
    assertThat(resolved.getSubject()).isEqualTo("[RESOLVED] Win rate, region=EMEA");
    assertThat(resolved.getHeader("In-Reply-To")).containsExactly(firing.getMessageID());
  }

  @Test
  void aPasswordIsNotToldToAServerWithoutTls() {
    listen(SMTPServer.port(0));
    var login = new MailServer.Login("funnel", Secret.of("a test", "s3cret"));

    var failure = failure(MailServer.Security.STARTTLS, Optional.of(login));

    assertThat(failure).hasMessageContaining("STARTTLS");
    assertThat(failure.kind()).isEqualTo(DeliveryException.Kind.NOT_TAKEN);
    assertThat(mails).isEmpty();
  }

  @Test
  void aServerThatSaysLaterIsAskedAgainAndOneThatSaysNeverIsNot() {
    listen(SMTPServer.port(0), 451);
    assertThat(failure(MailServer.Security.NONE, Optional.empty()).kind())
        .isEqualTo(DeliveryException.Kind.NOT_TAKEN);
    server.stop();
    listen(SMTPServer.port(0), 554);
    assertThat(failure(MailServer.Security.NONE, Optional.empty()).kind())
        .isEqualTo(DeliveryException.Kind.REFUSED);
  }

  private DeliveryException failure(
      MailServer.Security security, Optional<MailServer.Login> login) {
    return catchThrowableOfType(
        DeliveryException.class, () -> receiver(security, login, null).send(Alerts.both().get(0)));
  }

  private void listen(SMTPServer.Builder builder) {
    listen(builder, 250);
  }

  private void listen(SMTPServer.Builder builder, int answer) {
    server =
        builder
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandler(
                (context, from, to, bytes) -> {
                  if (answer >= 400) {
                    throw new RejectException(answer, "not now");
                  }
                  mails.add(bytes);
                })
            .build();
    server.start();
  }

  private MailReceiver receiver(
      MailServer.Security security, Optional<MailServer.Login> login, SSLContext trust)
      throws Exception {
    var at = new MailServer("localhost", server.getPortAllocated(), security, login, LIMIT);
    return new MailReceiver(
        at,
        new InternetAddress("FunnelStreams <funnel@example.com>"),
        List.of(new InternetAddress("a@example.com"), new InternetAddress("b@example.com")),
        Optional.ofNullable(trust).map(SSLContext::getSocketFactory));
  }

  private MimeMessage mail() throws Exception {
    var bytes = mails.take();
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }
}
