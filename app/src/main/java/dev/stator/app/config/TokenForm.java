package dev.stator.app.config;

import dev.stator.tables.Secret;
import java.util.regex.Pattern;

/**
 * What tokens are made of, so that they can be sent.
 *
 * <p>Source: RFC 6750, section 2.1.
 */
final class TokenForm {
  static final String RULE = "may have only letters, digits and - . _ ~ + / with = at the end";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9\\-._~+/]+=*");

  private TokenForm() {}

  static boolean fits(Secret token) {
    return FORM.matcher(token.reveal()).matches();
  }
}
