/** The DynamoDB driver over the embedded engine. */
@NullMarked
package dev.stator.unstorage.dynamodb;

import org.jspecify.annotations.NullMarked;
