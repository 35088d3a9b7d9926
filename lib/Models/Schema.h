// Reads a model file. The only place that knows how rows are written in YAML.
#pragma once
#include "lib/Models/Effect.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/MemoryBufferRef.h"
#include <memory>
#include <string>

namespace leak {

/// Parses one model file. On success returns the library, whose rows point back to it and carry the line they stand on. On
/// failure returns null and sets \p Error to one line, `file:line: what is wrong`.
std::unique_ptr<Library> parseLibrary(llvm::MemoryBufferRef Buffer, std::string &Error);

/// Parses \p Text, one row by itself, into \p Into. On failure sets \p Error as parseLibrary does; lines count from the row's.
void parseRow(llvm::MemoryBufferRef Text, Row &Into, std::string &Error);
void parseRow(llvm::MemoryBufferRef Text, TypeRow &Into, std::string &Error);

} // namespace leak
