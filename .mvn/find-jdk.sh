#!/bin/sh
# Prints the home of the newest installed JDK that can build and run Stator (21 or later).
# Asked in this order: JAVA_HOME, the java on the PATH, then the folders where JDKs are installed.
# Prints nothing and exits 1 when there is none; the caller says so.
MINIMUM=21

major_of() { # the feature version of the JDK at $1, or nothing
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" | head -n 1
}

if [ -n "${JAVA_HOME:-}" ]; then
  major=$(major_of "$JAVA_HOME")
  if [ -n "$major" ] && [ "$major" -ge "$MINIMUM" ]; then
    printf '%s\n' "$JAVA_HOME"
    exit 0
  fi
fi

best=
best_major=0
on_path=$(command -v java 2>/dev/null || true)
if [ -n "$on_path" ]; then
  on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
  on_path=${on_path%/bin/java}
fi
for home in "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
  "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  [ -n "$home" ] && [ -d "$home" ] || continue
  major=$(major_of "$home")
  if [ -n "$major" ] && [ "$major" -ge "$MINIMUM" ] && [ "$major" -gt "$best_major" ]; then
    best=$home
    best_major=$major
  fi
done
[ -n "$best" ] || exit 1
printf '%s\n' "$best"
