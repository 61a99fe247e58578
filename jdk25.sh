# Sourced by ./run and ./check: leaves JAVA_HOME at a JDK 25 or newer, or says what is missing and exits.
# Plugins that run inside Maven's own JVM (Spotless) need it too, so a toolchain alone is not enough.
nguon_jdk_version() { "$1/bin/javac" -version 2>/dev/null | sed -n 's/^javac \([0-9]*\).*/\1/p'; }
nguon_is_25() { [ -x "$1/bin/javac" ] && [ "$(nguon_jdk_version "$1")" -ge 25 ] 2>/dev/null; }
if ! { [ -n "${JAVA_HOME:-}" ] && nguon_is_25 "$JAVA_HOME"; }; then
  JAVA_HOME=
  for nguon_dir in /usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if nguon_is_25 "$nguon_dir"; then JAVA_HOME=$nguon_dir; break; fi
  done
fi
if [ -z "$JAVA_HOME" ]; then
  echo "Nguồn cần JDK 25 trở lên (ví dụ Temurin 25: https://adoptium.net). Cài xong, đặt JAVA_HOME trỏ tới đó rồi chạy lại." >&2
  exit 1
fi
export JAVA_HOME
