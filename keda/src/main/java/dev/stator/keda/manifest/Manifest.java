package dev.stator.keda.manifest;

import dev.stator.yaml.Fields;

/** One document, read and checked by itself. */
public sealed interface Manifest
    permits ScaledDocument, SecretDocument, TriggerAuthenticationDocument {
  ManifestMetadata metadata();

  /**
   * @param warnings grows by what is strange but not wrong
   * @throws dev.stator.yaml.YamlError the first thing that is wrong
   */
  static Manifest read(Fields document, Warnings warnings) {
    ManifestKind kind = ManifestKind.of(document);
    ManifestMetadata metadata = ManifestMetadata.read(kind, document);
    return switch (kind) {
      case SCALED_OBJECT -> ScaledObjectDocument.read(metadata, document, warnings);
      case SCALED_JOB -> ScaledJobDocument.read(metadata, document, warnings);
      case TRIGGER_AUTHENTICATION, CLUSTER_TRIGGER_AUTHENTICATION ->
          TriggerAuthenticationDocument.read(metadata, document, warnings);
      case SECRET -> SecretDocument.read(metadata, document, warnings);
    };
  }
}
