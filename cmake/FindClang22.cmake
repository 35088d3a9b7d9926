# Finds the LLVM and Clang that clang-tidy-22 itself is linked with and defines the target `leak-clang`.
#
# Clang's own package config is not used: Debian's pulls in gRPC and protobuf for clangd, which a plugin does not need.

set(LEAK_LLVM_MAJOR 22)
# No version here: LLVM's own version file would ask for the same minor version too.
find_package(LLVM CONFIG QUIET HINTS /usr/lib/llvm-${LEAK_LLVM_MAJOR}/lib/cmake/llvm)
if(NOT LLVM_FOUND OR NOT LLVM_VERSION_MAJOR EQUAL LEAK_LLVM_MAJOR)
  if(LLVM_FOUND)
    set(found "found LLVM ${LLVM_VERSION} in ${LLVM_DIR}")
  else()
    set(found "found none")
  endif()
  message(FATAL_ERROR
    "leak-tidy needs LLVM ${LEAK_LLVM_MAJOR}, the exact major version of the clang-tidy that loads it; ${found}. "
    "On Debian: apt-get install llvm-${LEAK_LLVM_MAJOR}-dev libclang-${LEAK_LLVM_MAJOR}-dev")
endif()

find_library(LEAK_CLANG_CPP NAMES clang-cpp libclang-cpp.so.${LLVM_VERSION_MAJOR}.${LLVM_VERSION_MINOR} HINTS ${LLVM_LIBRARY_DIRS} NO_DEFAULT_PATH)
if(NOT LEAK_CLANG_CPP OR NOT EXISTS ${LLVM_INCLUDE_DIRS}/clang-tidy/ClangTidyCheck.h)
  message(FATAL_ERROR
    "LLVM ${LLVM_VERSION} is in ${LLVM_DIR}, but Clang's library or clang-tidy's headers are not beside it. "
    "On Debian: apt-get install libclang-${LEAK_LLVM_MAJOR}-dev")
endif()

add_library(leak-clang INTERFACE)
target_include_directories(leak-clang SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS})
separate_arguments(definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_definitions(leak-clang INTERFACE ${definitions})
target_compile_options(leak-clang INTERFACE
  -fno-exceptions $<$<NOT:$<BOOL:${LLVM_ENABLE_RTTI}>>:-fno-rtti>
  -Wall -Wextra -Wno-unused-parameter)
target_link_libraries(leak-clang INTERFACE ${LEAK_CLANG_CPP} LLVM)
target_link_directories(leak-clang INTERFACE ${LLVM_LIBRARY_DIRS})
