package dev.stator.tables.batch;

import dev.stator.tables.TableError;
import java.util.ArrayList;
import java.util.List;

/** Lists cut into calls, and what an error of one call says about the others. */
final class Chunks {
  private Chunks() {}

  static <T> List<List<T>> of(List<T> all, int sizeMax) {
    List<List<T>> chunks = new ArrayList<>();
    for (int start = 0; start < all.size(); start += sizeMax) {
      chunks.add(all.subList(start, Math.min(all.size(), start + sizeMax)));
    }
    return chunks;
  }

  /**
   * Whether the call was refused whole for what may be one entry's fault, so that its other entries
   * are worth a call of their own.
   */
  static boolean blamesOneEntry(TableError error) {
    return error instanceof TableError.Invalid || error instanceof TableError.TooLarge;
  }

  /** Whether sending the rest would only be refused in the same way. */
  static boolean meetsEveryCall(TableError error) {
    return switch (error) {
      case TableError.Denied e -> true;
      case TableError.NotFound e -> true;
      case TableError.Unavailable e -> true;
      case TableError.Full e -> true;
      case TableError.InUse e -> true;
      case TableError.Throttled e -> false;
      case TableError.Conflict e -> false;
      case TableError.Invalid e -> false;
      case TableError.TooLarge e -> false;
      case TableError.OutcomeUnknown e -> false;
      case TableError.ConditionFailed e -> false;
      case TableError.Duplicate e -> false;
      case TableError.TransactionCanceled e -> false;
    };
  }
}
