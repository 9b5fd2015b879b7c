package dev.stator.engine.transaction;

import dev.stator.engine.finding.Findings;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.Space;
import dev.stator.model.EngineError;

/** Every record of a transaction's token can be read. */
public final class TokenCheck {
  private TokenCheck() {}

  public static void run(Reader store, Findings findings) {
    try (Cursor cursor = store.scan(Space.LOG, TokenCodec.all(), Direction.ASCENDING)) {
      while (cursor.next()) {
        try {
          TokenCodec.decode(cursor.value());
        } catch (EngineError.StorageBroken damaged) {
          findings.add(
              "The token record " + Findings.hex(cursor.key()) + ": " + damaged.getMessage());
        }
      }
    }
  }
}
