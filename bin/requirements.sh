# What the machine must have, sourced by bin/run and bin/test. Each check installs the package where it may, else names it.

fail() {
    printf 'DEFUS-Monitor: %s\n' "$1" >&2
    exit 1
}

# Debian packages by name; only root, or somebody who may become root without being asked, can install them.
install_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        return 1
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo"
    else
        return 1
    fi
    $as_root apt-get update -qq >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq "$@" >/dev/null 2>&1
}

require_jdk() {
    command -v javac >/dev/null 2>&1 || fail "a JDK 17 or newer is needed; none was found on the PATH (Debian: openjdk-17-jdk)."
    version=$(javac -version 2>&1 | sed 's/^javac \([0-9]*\).*/\1/')
    [ "$version" -ge 17 ] || fail "a JDK 17 or newer is needed; javac on the PATH is version $version."
}

# Charts are drawn with the system's fonts.
require_fonts() {
    if command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list | head -n 1)" ]; then
        return
    fi
    install_packages fontconfig fonts-dejavu-core \
        || fail "charts need fonts. Install them (Debian: apt-get install fontconfig fonts-dejavu-core) and start again."
}

find_browser() {
    for name in chromium chromium-browser google-chrome; do
        if command -v "$name" >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
}

require_browser() {
    browser=$(find_browser)
    if [ -z "$browser" ]; then
        install_packages chromium || true
        browser=$(find_browser)
    fi
    [ -n "$browser" ] || fail "the tests need Chromium. Install it (Debian: apt-get install chromium) and start again."
}
