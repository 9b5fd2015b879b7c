/** Tests of transactions: what the documentation says of them, and what threads see together. */
@NullMarked
package dev.stator.engine.transaction;

import org.jspecify.annotations.NullMarked;
