/**
 * The YAML that KEDA's users write, read without a cluster: {@link
 * dev.stator.keda.manifest.Manifests} turns files into one typed document for each ScaledObject,
 * ScaledJob, TriggerAuthentication, ClusterTriggerAuthentication and Secret; {@link
 * dev.stator.keda.manifest.TriggerAuthentications} and {@link
 * dev.stator.keda.manifest.SecretLookup} follow the references between them. Every complaint names
 * file, line, field and reason.
 */
@NullMarked
package dev.stator.keda.manifest;

import org.jspecify.annotations.NullMarked;
