package dev.stator.keda.manifest;

import dev.stator.tables.Secret;
import dev.stator.yaml.Fields;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes Secret. Source: Kubernetes API reference, Secret v1: {@code data} is base64, {@code
 * stringData} is text and wins.
 */
public record SecretDocument(ManifestMetadata metadata, Map<String, Secret> values)
    implements Manifest {

  public SecretDocument {
    values = Map.copyOf(values);
  }

  static SecretDocument read(ManifestMetadata metadata, Fields document, Warnings warnings) {
    Map<String, Secret> values = new LinkedHashMap<>();
    @Nullable Fields data = document.optionalMapping("data");
    if (data != null) {
      for (String key : data.names()) {
        @Nullable String encoded = data.optionalText(key);
        values.put(key, encoded == null ? Secret.of("") : decoded(data, key, encoded));
      }
    }
    @Nullable Fields texts = document.optionalMapping("stringData");
    if (texts != null) {
      for (String key : texts.names()) {
        @Nullable String text = texts.optionalText(key);
        values.put(key, Secret.of(text == null ? "" : text));
      }
    }
    warnings.addAll(document.allow("type", "immutable").others());
    return new SecretDocument(metadata, values);
  }

  private static Secret decoded(Fields data, String key, String encoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded.replaceAll("\\s", ""));
      return Secret.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException notBase64) {
      throw data.error(key, "is not base64; put plain text under stringData");
    } catch (CharacterCodingException notText) {
      throw data.error(key, "is not text after decoding from base64");
    }
  }
}
