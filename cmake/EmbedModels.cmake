# Writes OUTPUT, a C++ source that holds the text of every file in MODELS.
set(entries "")
foreach(model IN LISTS MODELS)
  get_filename_component(name ${model} NAME)
  file(READ ${model} text)
  string(APPEND entries "    {\"${name}\", R\"yaml(${text})yaml\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"lib/Models/Table.h\"

namespace leak {
const llvm::ArrayRef<EmbeddedModel> embeddedModels() {
  static const EmbeddedModel Models[] = {
${entries}  };
  return Models;
}
} // namespace leak
")
