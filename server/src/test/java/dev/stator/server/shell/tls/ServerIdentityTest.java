package dev.stator.server.shell.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerIdentityTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "server.pem, server.key, EC",
    "server.pem, server-sec1.key, EC",
    "server-rsa.pem, server-rsa.key, RSA",
    "server-rsa.pem, server-rsa-pkcs1.key, RSA",
  })
  void reads_every_form_of_a_key(String certificate, String key, String algorithm) {
    ServerIdentity identity = ServerIdentity.read(Pem.file(certificate), Pem.file(key));
    assertThat(identity.key().getAlgorithm()).isEqualTo(algorithm);
    assertThat(identity.chain()).hasSize(1);
    assertThat(identity.context()).isNotNull();
  }

  @Test
  void reads_a_chain_and_its_key_from_one_file() throws Exception {
    Path file = folder.resolve("all.pem");
    Files.writeString(
        file,
        "bag attributes\n"
            + Files.readString(Pem.file("server.key"))
            + Files.readString(Pem.file("server.pem"))
            + Files.readString(Pem.file("authority.pem")));
    assertThat(ServerIdentity.read(file, file).chain()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing.pem | server.key | missing.pem is not there",
        "server.pem | missing.key | missing.key is not there",
        "server.key | server.key | server.key has no certificate; it has: PRIVATE KEY",
        "server.pem | server.pem | server.pem has no private key; it has: CERTIFICATE",
        "server.pem | operator.key | operator.key is broken, or is not the key of the certificate",
        "server.pem | server-rsa.key | server-rsa.key is broken, or is not the key of the",
        "server.pem | server-rsa-pkcs1.key | server-rsa-pkcs1.key is broken, or is not the key of",
        "server-rsa.pem | server-sec1.key | server-sec1.key is broken, or is not the key of the",
        "server.pem | server-encrypted.key | is encrypted with a passphrase; decrypt it first:"
            + " openssl pkey -in",
        "make.sh | server.key | make.sh is not a PEM file: it has no line -----BEGIN ...-----",
      })
  void names_the_file_that_is_wrong(String certificate, String key, String reason) {
    assertThatThrownBy(() -> ServerIdentity.read(Pem.file(certificate), Pem.file(key)))
        .isInstanceOf(TlsFileException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void does_not_quote_a_broken_key() throws Exception {
    Path broken = folder.resolve("broken.key");
    String text = Files.readString(Pem.file("server.key"));
    Files.writeString(broken, text.replaceFirst("\nMIG", "\n!?G"));
    assertThatThrownBy(() -> ServerIdentity.read(Pem.file("server.pem"), broken))
        .hasMessage(broken + " has a broken part: PRIVATE KEY")
        .hasNoCause();
  }
}
