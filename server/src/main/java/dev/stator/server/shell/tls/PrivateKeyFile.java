package dev.stator.server.shell.tls;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/**
 * The private key of a certificate, from any of the forms that tools write: {@code PRIVATE KEY},
 * {@code RSA PRIVATE KEY}, {@code EC PRIVATE KEY}.
 *
 * <p>Source: RFC 5208 (PKCS #8), RFC 8017 appendix A (RSA), RFC 5915 (EC).
 */
final class PrivateKeyFile {
  private static final byte SEQUENCE = 0x30;
  private static final byte OCTETS = 0x04;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
  private static final int LONG_FORM = 0x80;
  private static final int PROBE_BYTES = 32;

  private PrivateKeyFile() {}

  /**
   * @param certificateFile for the error
   * @throws TlsFileException if there is no such key, or it is another certificate's
   */
  static PrivateKey read(Path path, PublicKey publicKey, Path certificateFile) {
    PemFile file = PemFile.read(path);
    PemFile.Part part =
        file.parts().stream()
            .filter(one -> one.label().endsWith("PRIVATE KEY"))
            .findFirst()
            .orElseThrow(
                () -> new TlsFileException(path, "has no private key; it has: " + file.labels()));
    if (part.label().startsWith("ENCRYPTED") || part.text().contains("ENCRYPTED")) {
      throw new TlsFileException(
          path,
          "is encrypted with a passphrase; decrypt it first: openssl pkey -in "
              + path
              + " -out plain.key");
    }
    PrivateKey key = key(file, part, publicKey, certificateFile);
    if (!belongTogether(key, publicKey)) {
      throw mismatch(path, certificateFile);
    }
    return key;
  }

  private static PrivateKey key(
      PemFile file, PemFile.Part part, PublicKey publicKey, Path certificateFile) {
    byte[] bytes = file.bytes(part);
    boolean wrapped = part.label().equals("PRIVATE KEY");
    try {
      byte[] pkcs8 = wrapped ? bytes : wrap(bytes, publicKey);
      return KeyFactory.getInstance(publicKey.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException otherKind) {
      throw mismatch(file.path(), certificateFile);
    }
  }

  private static TlsFileException mismatch(Path path, Path certificateFile) {
    return new TlsFileException(
        path, "is broken, or is not the key of the certificate in " + certificateFile);
  }

  /** PKCS #8 is the bare key with the name of its kind, which the certificate has too. */
  private static byte[] wrap(byte[] bare, PublicKey publicKey) {
    return der(SEQUENCE, VERSION_0, algorithm(publicKey), der(OCTETS, bare));
  }

  /** The first element within the SubjectPublicKeyInfo. */
  private static byte[] algorithm(PublicKey publicKey) {
    byte[] info = publicKey.getEncoded();
    int start = contentAt(info, 0);
    return Arrays.copyOfRange(info, start, contentAt(info, start) + length(info, start));
  }

  private static int contentAt(byte[] der, int at) {
    int first = Byte.toUnsignedInt(der[at + 1]);
    return at + 2 + (first < LONG_FORM ? 0 : first - LONG_FORM);
  }

  private static int length(byte[] der, int at) {
    int first = Byte.toUnsignedInt(der[at + 1]);
    if (first < LONG_FORM) {
      return first;
    }
    int length = 0;
    for (int digit = at + 2; digit < contentAt(der, at); digit++) {
      length = length << Byte.SIZE | Byte.toUnsignedInt(der[digit]);
    }
    return length;
  }

  private static byte[] der(byte tag, byte[]... contents) {
    int length = Arrays.stream(contents).mapToInt(content -> content.length).sum();
    ByteBuffer der = ByteBuffer.allocate(length + 6);
    der.put(tag);
    if (length < LONG_FORM) {
      der.put((byte) length);
    } else {
      der.put((byte) (LONG_FORM | Integer.BYTES)).putInt(length);
    }
    for (byte[] content : contents) {
      der.put(content);
    }
    return Arrays.copyOf(der.array(), der.position());
  }

  private static boolean belongTogether(PrivateKey key, PublicKey publicKey) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] probe = new byte[PROBE_BYTES];
    new SecureRandom().nextBytes(probe);
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(probe);
      byte[] signature = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(publicKey);
      verifying.update(probe);
      return verifying.verify(signature);
    } catch (GeneralSecurityException otherKind) {
      return false;
    }
  }
}
