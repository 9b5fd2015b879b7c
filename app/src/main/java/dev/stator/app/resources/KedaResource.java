package dev.stator.app.resources;

import dev.stator.keda.manifest.Manifest;

/** A document of KEDA's, or a Secret, with what our annotations say about it. */
public record KedaResource(ResourceMetadata metadata, Manifest manifest)
    implements ResourceDocument {}
