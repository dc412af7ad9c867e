#!/bin/sh
# Writes a C file that holds each given file as a string: the table of modules/embedded.h. A name is
# that of the module: lib/a.py is a, lib/a/b.py is a.b, lib/a/__init__.py is a.
name_of() { echo "${1##*/lib/}" | sed 's|.*/\([^/]*[.]html\)$|\1|; s|/__init__[.]py$||; s|[.]py$||; s|/|.|g'; }
printf '// Made by runtime/modules/embed.sh.\n#include "modules/embedded.h"\n\n'
number=0
for file in "$@"; do
    printf 'static const char source_%d[] =\n' "$number"
    sed 's/\\/\\\\/g; s/"/\\"/g; s/\t/\\t/g; s/??/?""?/g; s/^/    "/; s/$/\\n"/' "$file"
    [ -s "$file" ] || printf '    ""\n'
    printf '    ;\n\n'
    number=$((number + 1))
done
printf 'const TareEmbeddedModule tare_embedded_modules[] = {\n'
number=0
for file in "$@"; do
    printf '    {"%s", source_%d, sizeof source_%d - 1},\n' "$(name_of "$file")" $number $number
    number=$((number + 1))
done
printf '    {NULL, NULL, 0},\n};\n'
