/** The DynamoDB front end: decoding and encoding alone, the protocol over HTTP, the AWS SDK. */
@NullMarked
package dev.stator.server.dynamodb;

import org.jspecify.annotations.NullMarked;
