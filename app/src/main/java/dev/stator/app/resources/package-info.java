/**
 * The resources that front ends serve. {@link dev.stator.app.resources.ResourceFolder} reads the
 * YAML files of {@code --resources} into one typed document for each resource, in the formats of
 * Dapr, KEDA and Kubernetes and our own; {@link dev.stator.app.resources.Resources} holds them and
 * {@link dev.stator.app.resources.SecretSources} follows the references between them. KEDA's own
 * documents are read by {@link dev.stator.keda.manifest}. Every complaint names file and line.
 */
@NullMarked
package dev.stator.app.resources;

import org.jspecify.annotations.NullMarked;
