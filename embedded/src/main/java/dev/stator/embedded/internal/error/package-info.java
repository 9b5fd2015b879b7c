/** The engine's errors as the exceptions that the AWS SDK throws for them. */
@NullMarked
package dev.stator.embedded.internal.error;

import org.jspecify.annotations.NullMarked;
