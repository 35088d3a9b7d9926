"""What a source checkout needs before its tools run: Debian packages and a build.

Both functions do nothing when nothing is missing, and raise `Unusable` with one plain sentence when they cannot help.
"""

import fcntl
import os
import pathlib
import shutil
import subprocess
import sys

from unusable import Unusable

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLUGIN = ROOT / "build" / "leak-tidy.so"

BUILD_PACKAGES = [
    "clang-22", "clang-tidy-22", "clang-tools-22", "libclang-22-dev", "llvm-22-dev",
    "cmake", "ninja-build", "g++", "python3-yaml",
]
TEST_PACKAGES = BUILD_PACKAGES + [
    "llvm-22-tools", "clang-format-22", "libcurl4-openssl-dev", "libboost-dev", "libgrpc++-dev", "libprotobuf-dev",
    "libhiredis-dev", "libpq-dev", "libzmq3-dev", "libboost-thread-dev", "libabsl-dev", "libtbb-dev", "libglib2.0-dev",
    "qtbase5-dev", "libclang-rt-22-dev", "clangd-22", "neovim", "emacs-nox", "elpa-eglot",
    "git", "pre-commit", "python3-jsonschema", "libxml2-utils", "bear",
    "libssl-dev", "libuv1-dev", "libmariadb-dev", "libssh2-1-dev", "libssh-dev",
    "libdbus-1-dev", "libsystemd-dev", "libmosquittopp-dev", "libmosquitto-dev", "libpaho-mqtt-dev", "libpaho-mqttpp-dev",
    "librdkafka-dev", "librabbitmq-dev", "libnats-dev", "libnng-dev", "libmemcached-dev", "libusb-1.0-0-dev", "libsdl2-dev",
    "libapr1-dev", "liburing-dev", "libmongoc-dev",
    "libpoco-dev", "cppzmq-dev", "libcpp-httplib-dev", "libpqxx-dev", "libboost-fiber-dev", "libconcurrentqueue-dev",
    "qt6-base-dev", "mingw-w64-common",
]
# A package of npm's that carries the schema of SARIF, under the licence MIT; Debian has none.
SCHEMA_PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
SCHEMA = ROOT / "build" / "npm" / "package" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"


def say(text):
    print(f"{pathlib.Path(sys.argv[0]).name}: {text}", file=sys.stderr, flush=True)


def missing_packages(packages):
    """Those of `packages` that dpkg does not have installed; none where there is no dpkg to ask."""
    if not shutil.which("dpkg-query"):
        return []
    asked = subprocess.run(["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\n", *packages],
                           capture_output=True, text=True)
    installed = {line.split()[0] for line in asked.stdout.splitlines() if line.endswith(" installed")}
    return [package for package in packages if package not in installed]


def install_packages(packages):
    missing = missing_packages(packages)
    if not missing:
        return
    install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", *missing]
    prefix = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            raise Unusable(f"these Debian packages are missing, and only root can install them: {' '.join(missing)}")
        prefix = ["sudo", *prefix]
    say(f"installing the Debian packages {' '.join(missing)}")
    # A machine that never ran `update` knows no package at all; one that did may know only old versions.
    for command in (["apt-get", "update", "-q"], install):
        if subprocess.run([*prefix, *command], stdin=subprocess.DEVNULL, stdout=sys.stderr).returncode:
            raise Unusable(f"'{' '.join(command)}' failed, so these packages are still missing: {' '.join(missing)}")


def fetch_schema():
    """Fetches the schema of SARIF once; where that is not to be had, the test that needs it is skipped."""
    if SCHEMA.is_file() or not shutil.which("npm"):
        return
    place = SCHEMA.parents[3]
    place.mkdir(parents=True, exist_ok=True)
    said = subprocess.run(["npm", "pack", "--fetch-retries=0", "--fetch-timeout=60000", SCHEMA_PACKAGE],
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=place)
    for archive in place.glob("*.tgz"):
        shutil.unpack_archive(archive, place)
    if not SCHEMA.is_file():
        reason = next((line for line in said.stderr.splitlines() if line and not line.startswith("npm warn")), "it says nothing")
        say(f"npm does not give '{SCHEMA_PACKAGE}', so the test of the schema is skipped: {reason}")


def build(*targets):
    """Brings the build directory up to date; quiet unless it fails, or is the first build and a terminal watches."""
    cache = ROOT / "build"
    cache.mkdir(exist_ok=True)
    # ninja does not lock its build directory, and two drivers may start at once.
    with open(cache / ".leak-tidy.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        first = not PLUGIN.exists()
        if first:
            say("building the plugin; this happens once and takes a few minutes")
        commands = []
        if not (cache / "build.ninja").exists():
            commands.append(["cmake", "--preset", "default"])
        commands.append(["cmake", "--build", "--preset", "default",
                         *(word for target in targets for word in ("--target", target))])
        for command in commands:
            run_step(command, shown=first and sys.stderr.isatty())


def run_step(command, shown):
    if not shutil.which(command[0]):
        raise Unusable(f"'{command[0]}' is not installed, and this system has no apt-get to install it with")
    step = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, text=True,
                          stdout=sys.stderr if shown else subprocess.PIPE, stderr=None if shown else subprocess.STDOUT)
    if step.returncode:
        sys.stderr.write(step.stdout or "")
        raise Unusable(f"'{' '.join(command)}' failed")
