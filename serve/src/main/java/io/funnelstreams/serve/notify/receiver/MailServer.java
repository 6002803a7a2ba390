package io.funnelstreams.serve.notify.receiver;

import io.funnelstreams.schemas.secret.Secret;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * An SMTP server that takes mail for delivery.
 *
 * @param login the user name and password; empty if the server requires none
 * @param limit how long any one answer may take
 */
public record MailServer(
    String host, int port, Security security, Optional<Login> login, Duration limit) {

  /** How the connection is protected. */
  public enum Security {
    /** Upgraded to TLS before anything is sent; a server that cannot do so is not used. */
    STARTTLS,
    /** TLS from its first byte. */
    TLS,
    /** Not at all. */
    NONE
  }

  /** A user and its password. */
  public record Login(String user, Secret password) {}

  /** Host and port. */
  String place() {
    return host + ":" + port;
  }

  /**
   * The session that sends mails.
   *
   * @param trust the certificates that TLS trusts; Java's own if empty
   */
  Session session(Optional<SSLSocketFactory> trust) {
    var properties = new Properties();
    var millis = Long.toString(limit.toMillis());
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", host);
    properties.put("mail.smtp.port", Integer.toString(port));
    properties.put("mail.smtp.auth", Boolean.toString(login.isPresent()));
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.ssl.enable", Boolean.toString(security == Security.TLS));
    properties.put("mail.smtp.starttls.enable", Boolean.toString(security == Security.STARTTLS));
    properties.put("mail.smtp.starttls.required", Boolean.toString(security == Security.STARTTLS));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    trust.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
    return Session.getInstance(properties);
  }
}
