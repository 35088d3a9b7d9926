# Makes below $HOOKS_TEST a repository of hooks, as pre-commit finds ours, and a project that uses them: setup.sh ROOT
set -eu
root=$1 directory=$HOOKS_TEST
rm -rf "$directory"
mkdir -p "$directory/hooks/docs" "$directory/project/src" "$directory/project/include"
cp -r "$root/.pre-commit-hooks.yaml" "$root/CMakePresets.json" "$root/tools" "$directory/hooks"
cp -r "$root/docs/checks" "$directory/hooks/docs"
git -C "$directory/hooks" init -q
git -C "$directory/hooks" add .
git -C "$directory/hooks" commit -q -m hooks
cd "$directory/project"
git init -q
cp "$root/test/driver/Inputs/project/include/worker.h" include
cp "$root/test/driver/Inputs/project/src/one.cpp" src
cp "$root/test/driver/Inputs/leaky.cpp" src/queue.cpp
cat > CMakeLists.txt << END
cmake_minimum_required(VERSION 3.25)
project(used CXX)
set(CMAKE_CXX_STANDARD 20)
include_directories(include)
add_library(used OBJECT src/one.cpp src/queue.cpp)
END
cat > Makefile << END
all: ; g++ -std=c++20 -Iinclude -c src/one.cpp src/queue.cpp
END
printf '%s\n' /build/ '*.o' compile_commands.json > .gitignore
cat > .pre-commit-config.yaml << END
repos:
  - repo: $directory/hooks
    rev: $(git -C ../hooks rev-parse HEAD)
    hooks:
      - id: leak-tidy
      - id: leak-tidy-fix
        stages: [manual]
      - id: leak-tidy-diff
        stages: [manual]
END
git add .
git commit -q -m project
