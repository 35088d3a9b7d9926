import os
import pathlib
import shutil
import subprocess
import sys

import lit.formats

root = pathlib.Path(__file__).resolve().parents[1]
llvm = pathlib.Path("/usr/lib/llvm-22/bin")
plugin = pathlib.Path(os.environ.get("LEAK_TIDY_PLUGIN", root / "build" / "leak-tidy.so"))
support = root / "test" / "support"

if not plugin.is_file():
    lit_config.fatal(f"there is no plugin '{plugin}': run tools/test, which builds it")

config.name = "leak-tidy"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".cpp", ".c", ".test"]
config.excludes = ["Inputs", "Output", "corpus", "thread_census.c", "at_once.cpp"]
config.test_source_root = str(root / "test")
config.test_exec_root = str(root / "build" / "test")

# FileCheck, not, clang++ and clang-tidy without a version are LLVM 22's own.
config.environment["PATH"] = os.pathsep.join([str(llvm), os.environ["PATH"]])
config.environment["HOME"] = os.environ.get("HOME", "/root")
config.environment["PYTHONDONTWRITEBYTECODE"] = "1"

config.substitutions += [
    ("%check_leak", f"{sys.executable} {support}/check_leak.py --plugin {plugin}"),
    ("%prove", f"{sys.executable} {support}/prove.py --plugin {plugin}"),
    ("%run_example", f"{sys.executable} {support}/run_example.py"),
    ("%docs_test", f"{sys.executable} {support}/docs_test.py --plugin {plugin}"),
    ("%check_dump", f"{sys.executable} {support}/check_dump.py {root}/build/bin/leak-dump"),
    ("%uncovered_rows", f"{sys.executable} {support}/uncovered_rows.py {root}/build/bin/leak-dump"),
    ("%bad_model", f"{sys.executable} {support}/bad_model.py --plugin {plugin}"),
    ("%leak_dump", f"{root}/build/bin/leak-dump"),
    ("%at_once", f"{root}/build/bin/at-once"),
    # The plugin under test, as it is; from-checkout.test is the one that lets the driver build it.
    ("%leak_tidy", f"env LEAK_TIDY_PLUGIN={plugin} {root}/tools/leak-tidy"),
    ("%leak_clangd", f"env LEAK_TIDY_PLUGIN={plugin} XDG_CONFIG_HOME=%t.none {root}/build/bin/leak-clangd"),
    # With nothing of whoever runs the tests: no settings, no registers, no swap file.
    ("%neovim", f"env LEAK_TIDY_PLUGIN={plugin} PATH={root}/build/bin:{config.environment['PATH']} XDG_CONFIG_HOME=%t.none "
                "nvim --headless -n -i NONE"),
    ("%emacs", f"env LEAK_TIDY_PLUGIN={plugin} PATH={root}/build/bin:{config.environment['PATH']} HOME=%t.none emacs --batch"),
    ("%edit_latency", f"env LEAK_TIDY_PLUGIN={plugin} {sys.executable} {support}/edit_latency.py"),
    ("%exits", f"{sys.executable} {support}/exits.py"),
    ("%clang_tidy", f"{llvm}/clang-tidy --load={plugin}"),
    ("%plugin", str(plugin)),
    ("%root", str(root)),
    ("%python", sys.executable),
    ("%path", config.environment["PATH"]),
]

headers = {
    "absl": "absl/synchronization/mutex.h",
    "boost": "boost/asio.hpp",
    "boost-fiber": "boost/fiber/all.hpp",
    "boost-thread": "boost/thread.hpp",
    "concurrentqueue": "concurrentqueue/blockingconcurrentqueue.h",
    "cppzmq": "zmq.hpp",
    "curl": "curl/curl.h",
    "grpc": "grpcpp/grpcpp.h",
    "hiredis": "hiredis/hiredis.h",
    "httplib": "httplib.h",
    "libevent": "event2/event.h",
    "libmemcached": "libmemcached/memcached.h",
    "libpq": "postgresql/libpq-fe.h",
    "libpqxx": "pqxx/pqxx",
    "libssh": "libssh/libssh.h",
    "libssh2": "libssh2.h",
    "liburing": "liburing.h",
    "libusb": "libusb-1.0/libusb.h",
    "libuv": "uv.h",
    "mosquitto": "mosquitto.h",
    "mysql": "mariadb/mysql.h",
    "nats": "nats/nats.h",
    "nng": "nng/nng.h",
    "openssl": "openssl/ssl.h",
    "paho": "MQTTClient.h",
    "paho-cpp": "mqtt/async_client.h",
    "poco": "Poco/Mutex.h",
    "rabbitmq": "amqp.h",
    "rdkafka": "librdkafka/rdkafka.h",
    "sdl2": "SDL2/SDL.h",
    "systemd": "systemd/sd-bus.h",
    "tbb": "tbb/spin_mutex.h",
    "zmq": "zmq.h",
}
probe = "".join(f"#if __has_include(<{header}>)\nlibrary {name}\n#endif\n" for name, header in headers.items())
found = subprocess.run([llvm / "clang++", "-E", "-P", "-x", "c++", "-"], input=probe, capture_output=True, text=True)
config.available_features.update(line.split()[1] for line in found.stdout.splitlines() if line.startswith("library "))

# Libraries whose headers lie in a directory of their own.
packages = {"apr": "apr-1", "dbus": "dbus-1", "gio": "gio-2.0", "glib": "glib-2.0", "mongoc": "libmongoc-1.0",
            "qt-network": "Qt5Network", "qt6-network": "Qt6Network", "qt": "Qt5Core"}
for name, package in packages.items():
    flags = subprocess.run(["pkg-config", "--cflags", package], capture_output=True, text=True) if shutil.which("pkg-config") else None
    if flags and flags.returncode == 0:
        config.available_features.add(name)
        config.substitutions.append((f"%{name}", flags.stdout.strip()))

programs = {"g++": "g++", "nvim": "nvim", "clangd": "clangd-22", "leak-clangd": root / "build/bin/leak-clangd",
            "pre-commit": "pre-commit", "bear": "bear"}
for name, program in programs.items():
    if shutil.which(program):
        config.available_features.add(name)
if shutil.which("emacs") and not subprocess.run(["emacs", "--batch", "-f", "package-initialize", "-l", "eglot"],
                                                capture_output=True).returncode:
    config.available_features.add("eglot")

# The schema is npm's to give, the validator Debian's.
sys.path.insert(0, str(root / "tools" / "lib"))
import checkout  # noqa: E402

schema = checkout.SCHEMA
if schema.is_file() and not subprocess.run(["/usr/bin/python3", "-c", "import jsonschema"], stderr=subprocess.DEVNULL).returncode:
    config.available_features.add("sarif-schema")
    config.substitutions.append(("%validate_sarif", f"/usr/bin/python3 {support}/validate_sarif.py {schema}"))

if (root / "build" / "corpus" / "configured" / "memcached" / "compile_commands.json").is_file():
    config.available_features.add("corpus-memcached")
