package dev.stator.unstorage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys below a base, page by page over all mounts that have some. A cursor names the mount and
 * that driver's own cursor; it stays good while drivers are mounted elsewhere.
 */
record Listing(Mounts mounts, String base) {

  /** Whether a listing of {@code base} shows {@code key}. */
  static boolean shows(String key, String base, @Nullable Integer maxDepth) {
    return key.startsWith(base)
        && !key.endsWith(StorageKey.META_SUFFIX)
        && (maxDepth == null || StorageKey.depth(key) <= maxDepth);
  }

  /** A place in the listing. */
  private record Cursor(String mount, @Nullable String inDriver) {
    private static final char END_OF_MOUNT = '\n';

    /**
     * @throws IllegalArgumentException if it is not one
     */
    static Cursor parse(String text) {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int end = plain.indexOf(END_OF_MOUNT);
      if (end < 0) {
        throw new IllegalArgumentException("not a cursor of this Storage");
      }
      String inDriver = plain.substring(end + 1);
      return new Cursor(plain.substring(0, end), inDriver.isEmpty() ? null : inDriver);
    }

    String text() {
      String plain = mount + END_OF_MOUNT + (inDriver == null ? "" : inDriver);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
  }

  KeyPage page(KeyQuery query) {
    List<Mount> parts = mounts.under(base, true);
    int part = 0;
    @Nullable String inDriver = null;
    if (query.cursor() != null) {
      Cursor cursor = Cursor.parse(query.cursor());
      part = indexOf(parts, cursor.mount());
      inDriver = cursor.inDriver();
    }
    List<String> keys = new ArrayList<>();
    while (part < parts.size() && keys.size() < query.limit()) {
      Mount mount = parts.get(part);
      KeyPage page = mount.driver().page(relative(mount), query.limit() - keys.size(), inDriver);
      for (String key : page.keys()) {
        String whole = mount.base() + StorageKey.normalize(key);
        if (shows(whole, base, query.maxDepth()) && !mounts.hidden(whole, mount)) {
          keys.add(whole);
        }
      }
      inDriver = page.cursor();
      if (inDriver == null) {
        part++;
      }
    }
    return new KeyPage(
        keys, part == parts.size() ? null : new Cursor(parts.get(part).base(), inDriver).text());
  }

  private String relative(Mount mount) {
    return base.length() > mount.base().length() ? base.substring(mount.base().length()) : "";
  }

  private static int indexOf(List<Mount> parts, String base) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).base().equals(base)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not a cursor of this Storage");
  }
}
