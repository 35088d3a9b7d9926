// The text of the model files that ship with the plugin, cut into rows when it is built (cmake/EmbedModels.py).
#pragma once
#include "llvm/ADT/ArrayRef.h"

namespace leak {

struct EmbeddedModel {
  const char *File;
  const char *Head; ///< what stands in the file beside its rows
};

struct EmbeddedRow {
  const char *Component; ///< the last component of the name
  const char *Name;
  const char *Text;
  unsigned Model; ///< the file, as an index of embeddedModels()
  unsigned Line;
};

llvm::ArrayRef<EmbeddedModel> embeddedModels();
/// Sorted by component.
llvm::ArrayRef<EmbeddedRow> embeddedFunctions();
/// Sorted by component.
llvm::ArrayRef<EmbeddedRow> embeddedTypes();

} // namespace leak
