package dev.stator.tables.json;

import java.util.regex.Pattern;

/** What the parser says of a text, without the names of its own settings and classes. */
final class ParserWords {
  private static final Pattern OPENED_AT =
      Pattern.compile("\\(start marker at \\[Source:[^;\\]]*; line: (\\d+), column: (\\d+)\\]\\)");
  private static final Pattern SOURCE = Pattern.compile(" ?(?:at )?\\[Source:[^\\]]*\\]");
  private static final Pattern LIMIT = Pattern.compile(", from `[^`]*`");
  private static final Pattern SETTING =
      Pattern.compile(
          "(?: ?\\(enable `[^`]*` to allow\\))"
              + "|(?:: maybe a \\(non-standard\\) comment\\?)"
              + "|(?: \\(not recognized as one since Feature '[^']*' not enabled for parser\\))"
              + "|(?: ?[:;(]?[^:;(`]*`(?:Json|Stream)\\w*(?:Feature|Constraints)[^`]*`[^)]*\\)?)");

  private ParserWords() {}

  static String plain(String said) {
    String opened = OPENED_AT.matcher(said).replaceAll("(opened at line $1, column $2)");
    String limits = LIMIT.matcher(SOURCE.matcher(opened).replaceAll("")).replaceAll("");
    return SETTING.matcher(limits).replaceAll("");
  }
}
