#!/usr/bin/env bash
# Makes sure the tools are there. Sourced by the other scripts for the functions; run by hand it checks everything.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
wasm_target=wasm32-unknown-unknown
# How to compile for WebAssembly: need_wasm_target changes both when only Debian's own compiler can do it.
wasm_cargo=(cargo)
wasm_rustc=rustc
wasm_flags=()
# Further flags for the compiler; need_std_source sets them.
wasm_rustflags=()

say() { echo "TierSheet: $*" >&2; }
stop() { say "$*"; exit 1; }

need_node() {
  local version
  version=$(node --version 2>/dev/null) || stop "Node.js is missing: install version 20 or newer from https://nodejs.org"
  version=${version#v}
  [ "${version%%.*}" -ge 20 ] || stop "Node.js $version is too old: install version 20 or newer from https://nodejs.org"
}

need_npm_packages() {
  local stamp="$root/node_modules/.tiersheet-lock"
  cmp -s "$root/package-lock.json" "$stamp" && return 0
  command -v npm >/dev/null || stop "npm is missing: install it, it normally comes with Node.js"
  say "installing the npm packages of the build and the tests"
  (cd "$root" && npm ci --no-audit --no-fund --loglevel=error) >&2 || stop "npm ci failed, see the message above"
  cp "$root/package-lock.json" "$stamp"
}

need_rust() {
  # rustup adds this folder to PATH only in shells started after it was installed.
  command -v cargo >/dev/null || PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
  command -v cargo >/dev/null || stop "Rust is missing: install rustup from https://rustup.rs"
  rustc --version >/dev/null || stop "Rust is installed but does not run, see the message above"
}

# Build scripts and the glue generator are programs of this machine, and Rust links them with the C compiler.
need_linker() {
  command -v cc >/dev/null && return 0
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    install_debian gcc libc6-dev && return 0
  fi
  stop "a C compiler is missing: install gcc (Linux) or run 'xcode-select --install' (macOS)"
}

install_debian() {
  say "installing Debian packages: $*"
  apt-get update -q >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2
}

need_wasm_target() {
  local libraries
  libraries=$(rustc --print target-libdir --target "$wasm_target")
  [ -d "$libraries" ] && return 0
  if command -v rustup >/dev/null; then
    say "installing the Rust target $wasm_target"
    rustup target add "$wasm_target" >&2 && return 0
    say "rustup could not install the target"
  fi
  use_debian_compiler || stop "the Rust target $wasm_target is missing: run 'rustup target add $wasm_target' with a rustup toolchain"
}

# Debian's compiler has no ready standard library for the target but has its sources, so it builds the library too.
use_debian_compiler() {
  command -v dpkg-query >/dev/null || return 1
  local packages="rustc-web cargo-web rust-web-src lld-19" name missing=
  for name in $packages; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing="$missing $name"
  done
  if [ -n "$missing" ]; then
    [ "$(id -u)" = 0 ] || stop "the Rust target $wasm_target is missing: run 'rustup target add $wasm_target', or as root 'apt-get install$missing'"
    # shellcheck disable=SC2086
    install_debian $missing || return 1
  fi
  wasm_rustc=/usr/bin/rustc
  wasm_cargo=(env RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19 /usr/bin/cargo)
  wasm_flags=(-Zbuild-std=std,panic_abort)
}

# Compiled along with the core, the standard library is smaller: without messages for panics, that nobody would see, and for
# the first version of WebAssembly, that every host knows. These are options that stable Rust keeps for its own builds.
need_std_source() {
  local sources features=optimize_for_size
  if [ "${#wasm_flags[@]}" = 0 ]; then
    sources="$(rustc --print sysroot)/lib/rustlib/src/rust/library/std"
    if [ ! -d "$sources" ] && command -v rustup >/dev/null; then
      say "installing the sources of Rust's standard library"
      rustup component add rust-src >&2 || true
    fi
    if [ ! -d "$sources" ]; then
      say "the sources of Rust's standard library are missing, so the WebAssembly comes out larger; run 'rustup component add rust-src'"
      return 0
    fi
    wasm_cargo=(env RUSTC_BOOTSTRAP=1 cargo)
    wasm_flags=(-Zbuild-std=std,panic_abort)
  fi
  # The few loops over all rows are compiled for speed, all the rest for size.
  wasm_rustflags=(-Ctarget-cpu=mvp -Zfmt-debug=none --cfg=tiersheet_speed)
  if RUSTC_BOOTSTRAP=1 "$wasm_rustc" -Zunstable-options -Cpanic=immediate-abort --print cfg >/dev/null 2>&1; then
    wasm_rustflags+=(-Zunstable-options -Cpanic=immediate-abort)
  else
    features="$features,panic_immediate_abort"
  fi
  wasm_flags+=("-Zbuild-std-features=$features")
}

need_components() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return 0
  command -v rustup >/dev/null || stop "cargo fmt or cargo clippy is missing: install both"
  say "installing rustfmt and clippy"
  rustup component add rustfmt clippy >&2 || stop "rustfmt and clippy could not be installed"
}

# For the tests of the page. Without it they are left out, and say so.
need_chromium() {
  [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null && return 0
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then install_debian chromium || true; fi
}

setup() {
  need_node
  need_rust
  need_linker
  need_wasm_target
  need_std_source
  need_npm_packages
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then setup; fi
