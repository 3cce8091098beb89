# Functions of the scripts of the examples.
# shellcheck shell=bash

refuse() {
  echo "$1" >&2
  exit 1
}

is_jdk() {
  "$2/bin/javac" -version 2>/dev/null | grep -q "^javac $1\."
}

# Finds a JDK of a version; a variable like JAVA_17_HOME takes precedence.
find_jdk() {
  local home variable=JAVA_$1_HOME
  for home in "${!variable:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && is_jdk "$1" "$home"; then
      echo "$home"
      return
    fi
  done
  refuse "The examples are built and run with a JDK $1: install one, or say in $variable where it is."
}

# A port that nothing listens on.
free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)) && (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# Prints what sed -E finds by the expression $3 in the log $2, once it is there; $1 is the process.
await() {
  local found
  for _ in $(seq 1800); do
    found=$(sed -nE "$3" "$2") && [ -n "$found" ] && echo "$found" && return
    kill -0 "$1" 2>/dev/null || refuse "It did not start: see $2"
    sleep 0.1
  done
  refuse "It does not listen after 180 seconds: see $2"
}
