package dev.stator.app.resources;

/** One document of a resource file, read and checked by itself. */
public sealed interface ResourceDocument
    permits ComponentDocument, ConnectionDocument, KedaResource, StorageDocument {
  ResourceMetadata metadata();
}
