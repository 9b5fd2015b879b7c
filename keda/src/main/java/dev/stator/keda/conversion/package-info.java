/**
 * From KEDA's own scaler to Stator's: {@link dev.stator.keda.conversion.ExternalConversion} takes
 * the documents of one file and writes the same ScaledObjects for an external scaler, with the
 * Kubernetes objects that run it.
 */
@NullMarked
package dev.stator.keda.conversion;

import org.jspecify.annotations.NullMarked;
