package dev.stator.app.resources;

import java.util.List;

/** What KEDA scales, and by which triggers. */
public sealed interface ScaledDocument extends ResourceDocument
    permits ScaledObjectDocument, ScaledJobDocument {
  List<TriggerDocument> triggers();
}
