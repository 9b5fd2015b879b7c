package dev.stator.server.shell.page;

import dev.stator.server.shell.Gate;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A front end that no page elsewhere can use through somebody's browser, unless it asks who calls:
 * browsers send what a page may send without asking, such as a POST of plain text, and let a page
 * read what comes from a host of its own name, whatever address that name has by now. Requests of
 * programs say neither what page they are of nor what language a person reads, and pass; so do
 * those of programs that speak half like a browser, as Node's {@code fetch} does.
 *
 * <p>Source: Fetch Standard, "Origin header" and "CORS-safelisted request-header"; Fetch Metadata
 * Request Headers, section 2; RFC 9110, section 12.5.4.
 */
public final class PageGate extends Gate {
  /** Of these every browser sends one or another, and no page can leave them out. */
  private static final List<String> OF_BROWSERS =
      List.of("Accept-Language", "Referer", "Sec-Fetch-Site");

  private final AllowedPages pages;
  private final boolean loopback;

  /**
   * @param loopback whether only this machine can reach the listener, so that whoever browses here
   *     has a name for it that is this machine's
   */
  public PageGate(HttpFrontEnd guarded, AllowedPages pages, boolean loopback) {
    super(guarded);
    this.pages = pages;
    this.loopback = loopback;
  }

  @Override
  public HttpAnswer answer(HttpRequest request) {
    return pages.isAny() || asksWho(request) || isAllowed(request)
        ? super.answer(request)
        : refuse(Refusal.FOREIGN_PAGE);
  }

  private boolean isAllowed(HttpRequest request) {
    @Nullable String host = request.header("Host");
    HostName name = HostName.of(host == null ? "" : host);
    List<String> origins = request.headers("Origin");
    if (!origins.isEmpty()) {
      return origins.size() == 1
          && (pages.admits(origins.getFirst()) || isOfThisServer(origins.getFirst(), host, name));
    }
    return !loopback || name.isOwn() || pages.haveHost(name.text()) || !isOfBrowser(request);
  }

  /**
   * Browsers send {@code Sec-Fetch-Mode} and {@code Sec-Fetch-Site} together or, to an address they
   * do not trust, neither, and pages can neither set nor drop them: the mode alone is a program's.
   */
  private static boolean isOfBrowser(HttpRequest request) {
    boolean half =
        request.header("Sec-Fetch-Mode") != null && request.header("Sec-Fetch-Site") == null;
    return !half && OF_BROWSERS.stream().anyMatch(header -> request.header(header) != null);
  }

  /** A page that came from here, by a name that is nobody else's. */
  private static boolean isOfThisServer(String origin, @Nullable String host, HostName name) {
    return name.isOwn() && (origin.equals("http://" + host) || origin.equals("https://" + host));
  }
}
