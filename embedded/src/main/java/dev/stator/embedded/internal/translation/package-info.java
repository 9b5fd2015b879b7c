/**
 * One class for each operation: an AWS SDK request is checked for members that nothing reads,
 * becomes an operation of the model, and the operation's result becomes the SDK's response, with a
 * request id and an HTTP status as a response of the service has them.
 */
@NullMarked
package dev.stator.embedded.internal.translation;

import org.jspecify.annotations.NullMarked;
