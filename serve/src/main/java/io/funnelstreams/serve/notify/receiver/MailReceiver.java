package io.funnelstreams.serve.notify.receiver;

import io.funnelstreams.serve.notify.notice.Notice;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People, by e-mail. The Message-ID is that of the notification, so that mailboxes and people see a
 * repetition for what it is; a resolution is an answer to the mail about the firing alert.
 */
public final class MailReceiver implements Receiver {
  private static final Logger LOG = LoggerFactory.getLogger(MailReceiver.class);
  private static final int PERMANENT = 500;
  private static final int MOST_TEXT = 200;

  private final MailServer server;
  private final InternetAddress from;
  private final List<InternetAddress> to;
  private final Session session;

  /** Through a server. */
  public MailReceiver(MailServer server, InternetAddress from, List<InternetAddress> to) {
    this(server, from, to, Optional.empty());
  }

  MailReceiver(
      MailServer server,
      InternetAddress from,
      List<InternetAddress> to,
      Optional<SSLSocketFactory> trust) {
    this.server = server;
    this.from = from;
    this.to = List.copyOf(to);
    this.session = server.session(trust);
  }

  @Override
  public String description() {
    return "mail through " + server.place();
  }

  @Override
  public void send(Notice notice) throws DeliveryException {
    var transport = connected();
    try {
      var mail = message(notice);
      transport.sendMessage(mail, mail.getAllRecipients());
    } catch (MessagingException e) {
      throw failure(e);
    } finally {
      close(transport);
    }
  }

  private Transport connected() throws DeliveryException {
    try {
      var transport = session.getTransport("smtp");
      if (server.login().isPresent()) {
        var login = server.login().get();
        transport.connect(login.user(), login.password().reveal());
      } else {
        transport.connect();
      }
      return transport;
    } catch (AuthenticationFailedException e) {
      throw DeliveryException.refused(server.place() + " does not accept user and password");
    } catch (MailConnectException e) {
      throw DeliveryException.notTaken("no connection to " + server.place());
    } catch (MessagingException e) {
      throw DeliveryException.notTaken(reason(e));
    }
  }

  /** The mail is taken or it is not: how the conversation ends changes nothing. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("The mail server did not end the conversation in order", e);
    }
  }

  MimeMessage message(Notice notice) throws MessagingException {
    var mail = new NamedMail(session, id(notice.key()));
    mail.setFrom(from);
    mail.setRecipients(Message.RecipientType.TO, to.toArray(InternetAddress[]::new));
    mail.setSubject(notice.headline(), StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(notice.at()));
    // Asks automatic responders not to answer (RFC 3834).
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Funnel-Thread", AlertDigest.hex(notice.thread()));
    if (!notice.isFiring()) {
      var firing = id(notice.key().replace(":resolved", ":firing"));
      mail.setHeader("In-Reply-To", firing);
      mail.setHeader("References", firing);
    }
    mail.setText(text(notice), StandardCharsets.UTF_8.name());
    return mail;
  }

  private String id(String key) {
    var address = from.getAddress();
    return "<" + AlertDigest.hex(key) + "@" + address.substring(address.indexOf('@') + 1) + ">";
  }

  private static String text(Notice notice) {
    var facts =
        notice.facts().entrySet().stream()
            .map(fact -> fact.getKey() + ": " + fact.getValue())
            .collect(Collectors.joining("\n"));
    var link = notice.link().map(address -> "\n\nLook into it: " + address).orElse("");
    return notice.story() + "\n\n" + facts + link + "\n\n-- \nFunnelStreams\n";
  }

  private DeliveryException failure(MessagingException e) {
    return code(e)
        .map(
            code ->
                code >= PERMANENT
                    ? DeliveryException.refused(reason(e))
                    : DeliveryException.notTaken(reason(e)))
        .orElseGet(() -> DeliveryException.unanswered(reason(e)));
  }

  private String reason(MessagingException e) {
    return Json.atMost(MOST_TEXT, server.place() + ": " + oneLine(e));
  }

  /** The server's answer; a refused address or sender is in a nested exception. */
  private static Optional<Integer> code(Exception e) {
    for (var each = e; each instanceof MessagingException messaging; each = next(messaging)) {
      if (each instanceof SMTPAddressFailedException address) {
        return Optional.of(address.getReturnCode());
      }
      if (each instanceof SMTPSenderFailedException sender) {
        return Optional.of(sender.getReturnCode());
      }
      if (each instanceof SMTPSendFailedException send && send.getReturnCode() > 0) {
        return Optional.of(send.getReturnCode());
      }
    }
    return Optional.empty();
  }

  private static Exception next(MessagingException e) {
    return e.getNextException();
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
  }

  /** A mail whose id was given. */
  private static final class NamedMail extends MimeMessage {
    private final String id;

    NamedMail(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
