package dev.stator.server.shell.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a PEM file.
 *
 * <p>Source: RFC 7468.
 */
record PemFile(Path path, List<Part> parts) {
  private static final int BYTES_MAX = 1024 * 1024;
  private static final Pattern PART =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  /**
   * @param label such as {@code CERTIFICATE}
   * @param text what stands between the two lines
   */
  record Part(String label, String text) {
    /** Labels only: the text may be a key. */
    @Override
    public String toString() {
      return label;
    }
  }

  /**
   * @throws TlsFileException if it cannot be read, or nothing in it is PEM
   */
  static PemFile read(Path path) {
    String text;
    try {
      if (Files.size(path) > BYTES_MAX) {
        throw new TlsFileException(path, "is larger than " + BYTES_MAX + " bytes");
      }
      text = Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException missing) {
      throw new TlsFileException(path, "is not there", missing);
    } catch (IOException unreadable) {
      throw new TlsFileException(path, "cannot be read: " + unreadable, unreadable);
    }
    List<Part> parts = new ArrayList<>();
    for (Matcher matcher = PART.matcher(text); matcher.find(); ) {
      parts.add(new Part(matcher.group(1), matcher.group(2)));
    }
    if (parts.isEmpty()) {
      throw new TlsFileException(path, "is not a PEM file: it has no line -----BEGIN ...-----");
    }
    return new PemFile(path, parts);
  }

  /**
   * All certificates, in their order.
   *
   * @throws TlsFileException if there is none, or one is broken
   */
  List<X509Certificate> certificates() {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Part part : parts) {
      if (part.label().equals("CERTIFICATE")) {
        certificates.add(certificate(part));
      }
    }
    if (certificates.isEmpty()) {
      throw new TlsFileException(path, "has no certificate; it has: " + labels());
    }
    return certificates;
  }

  private X509Certificate certificate(Part part) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes(part)));
    } catch (CertificateException broken) {
      throw new TlsFileException(path, "has a broken certificate", broken);
    }
  }

  /**
   * @throws TlsFileException if it is not base64
   */
  byte[] bytes(Part part) {
    try {
      return Base64.getDecoder().decode(part.text().replaceAll("\\s", ""));
    } catch (IllegalArgumentException notBase64) {
      // Without its cause: that one quotes what it cannot read.
      throw new TlsFileException(path, "has a broken part: " + part.label());
    }
  }

  String labels() {
    return String.join(", ", parts.stream().map(Part::label).toList());
  }
}
