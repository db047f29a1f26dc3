#!/bin/sh
# Builds mediasoup-worker from the sources in the mediasoup npm package, on the
# distribution's libraries. (The package's own build downloads a prebuilt worker or,
# failing that, the source code of those libraries.)
#
#   apt-get install --no-install-recommends g++ patch pkg-config \
#     flatbuffers-compiler libabsl-dev libflatbuffers-dev libsrtp2-dev libssl-dev libuv1-dev
#   ./build-worker.sh node_modules/mediasoup PATH/TO/mediasoup-worker
#
# Prints `sources N` and then `compiled FILE` for each of them: set-up counts these.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
package=$(cd "$1" && pwd)
mkdir -p "$(dirname "$2")"
output=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
trap 'exit 130' INT TERM HUP
cp -r "$package/worker/." "$tree"
cd "$tree"
for file in "$here"/patches/*.patch; do
  patch -p1 <"$file"
done

mkdir FBS
flatc --cpp --cpp-field-case-style lower --reflect-names --scoped-enums \
  --filename-suffix '' -o FBS fbs/*.fbs

libraries='libsrtp2 libuv openssl absl_strings absl_optional absl_memory'
compile="${CXX:-g++} -std=c++20 ${CXXFLAGS:--O2} -DNDEBUG -DMS_EXECUTABLE
  -DMS_LITTLE_ENDIAN -DFLATBUFFERS_LOCALE_INDEPENDENT=1 $(pkg-config --cflags $libraries)
  -I$here/shims -Iinclude -I. -Ideps/libwebrtc -Ideps/libwebrtc/libwebrtc"
compile=$(echo $compile)

# Not every file of libwebrtc is in use: its meson.build lists those that are.
{
  find src -name '*.cpp'
  grep -o "libwebrtc/[^']*\.cc" deps/libwebrtc/meson.build | sed 's|^|deps/libwebrtc/|'
} >sources
echo "sources $(wc -l <sources)"

# Most of the time goes into reading the same headers again for each file.
{
  echo '#include "common.hpp"'
  printf '#include "%s"\n' FBS/*.h
} >precompiled.hpp
$compile -x c++-header -o precompiled.hpp.gch precompiled.hpp

xargs -P "${JOBS:-$(nproc)}" -I{} \
  sh -c "$compile -include precompiled.hpp -c -o {}.o {} && echo compiled {}" <sources

${CXX:-g++} -s -o "$output" $(find src deps -name '*.o') $(pkg-config --libs $libraries)
