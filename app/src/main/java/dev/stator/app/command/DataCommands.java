package dev.stator.app.command;

import dev.stator.app.data.DataAccess;
import dev.stator.app.data.DataPlace;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.tables.TableError;
import dev.stator.tables.connection.TrustedAuthorities;
import dev.stator.tables.stream.NoStreamException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** The commands that look at tables and change them, over a server or over a folder. */
final class DataCommands {
  private DataCommands() {}

  /** One command, with the database open. */
  @FunctionalInterface
  interface Command {
    ExitCode run(DataAccess data, DataFlags flags);
  }

  /** Runs {@code parsed} if it is one of these; empty if not. */
  static Optional<ExitCode> run(Terminal terminal, InputStream in, ParseResult parsed) {
    Command command =
        switch (parsed.commandSpec().name()) {
          case TablesCommand.NAME -> new TablesCommand(terminal);
          case DescribeCommand.NAME -> new DescribeCommand(terminal, parsed);
          case GetCommand.NAME -> new GetCommand(terminal, parsed);
          case PutCommand.NAME -> new PutCommand(terminal, in, parsed);
          case QueryCommand.NAME -> new QueryCommand(terminal, parsed);
          case ScanCommand.NAME -> new ScanCommand(terminal, parsed);
          case SqlCommand.NAME -> new SqlCommand(terminal, in, parsed);
          case TailCommand.NAME -> new TailCommand(terminal, parsed);
          default -> null;
        };
    return command == null
        ? Optional.empty()
        : Optional.of(run(command, DataFlags.of(parsed, terminal)));
  }

  private static ExitCode run(Command command, DataFlags flags) {
    try (DataAccess data = flags.place().open()) {
      return command.run(data, flags);
    } catch (TableError error) {
      throw new StartFailure(ExitCode.BACKEND, line(error, flags.place()), error);
    } catch (NoStreamException none) {
      throw new StartFailure(ExitCode.BACKEND, String.valueOf(none.getMessage()), none);
    }
  }

  /** What went wrong, in one line. */
  static String line(TableError error, DataPlace place) {
    String text = error.text().lines().findFirst().orElse("").strip();
    return switch (error) {
      case TableError.Unavailable away when tlsReason(away) != null ->
          "no TLS connection to "
              + place.text()
              + ": "
              + tlsReason(away)
              + " ("
              + TrustedAuthorities.VARIABLE
              + " names a file of authorities to trust)";
      case TableError.Unavailable away when away.requestId() == null ->
          "no database answers at "
              + place.text()
              + " (start one with 'stator serve', or name another with --endpoint, or a folder with"
              + " --data)";
      case TableError.NotFound missing -> "not found: " + text;
      case TableError.Denied denied -> "denied: " + text;
      case TableError.OutcomeUnknown unknown -> "the outcome is unknown: " + text;
      case TableError.Unavailable away -> "unavailable: " + text;
      case TableError.TransactionCanceled canceled -> "canceled: " + text;
      case TableError.ConditionFailed failed -> "condition failed: " + text;
      case TableError.Duplicate duplicate -> "duplicate: " + text;
      case TableError.Conflict conflict -> "conflict: " + text;
      case TableError.InUse inUse -> "in use: " + text;
      case TableError.Invalid invalid -> "refused: " + text;
      case TableError.TooLarge large -> "too large: " + text;
      case TableError.Throttled throttled -> "throttled: " + text;
      case TableError.Full full -> "full: " + text;
    };
  }

  private static @Nullable String tlsReason(TableError error) {
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException tls) {
        return tls.getMessage();
      }
    }
    return null;
  }

  /** {@code 1 item}, {@code 1,000 items}. */
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
