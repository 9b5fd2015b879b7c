/**
 * Why an action was not done: {@link dev.stator.connector.error.ActionError} with a code that
 * stays, a message, and what to change. {@link dev.stator.connector.error.ServiceErrors} makes them
 * from what the database answered; everything else that throws one has not sent a request.
 */
@NullMarked
package dev.stator.connector.error;

import org.jspecify.annotations.NullMarked;
