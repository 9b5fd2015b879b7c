/**
 * The actions that do all or nothing, one a file. {@link
 * dev.stator.connector.transaction.Operations} reads the operations of a transaction with the
 * inputs that the single actions have.
 */
@NullMarked
package dev.stator.connector.transaction;

import org.jspecify.annotations.NullMarked;
