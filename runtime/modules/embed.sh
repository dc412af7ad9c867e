#!/bin/sh
# Usage: embed.sh HEADER TYPE TABLE FILE... Writes a C file that holds each file as a string: rows of
# the TYPE that HEADER declares, name, text and bytes. The name is that of a module: lib/a.py is a,
# lib/a/b.py is a.b, lib/a/__init__.py is a; or lessons/1-a.txt is lesson:a, the
# numbers give their order.
name_of() {
    echo "${1##*/lib/}" | sed 's|.*/\([^/]*[.]html\)$|\1|; s|.*/lessons/[0-9]*-\(.*\)[.]txt$|lesson:\1|
        s|/__init__[.]py$||; s|[.]py$||; s|/|.|g'
}
header=$1 type=$2 table=$3
shift 3
printf '// Made by runtime/modules/embed.sh.\n#include "%s"\n\n' "$header"
number=0
for file in "$@"; do
    printf 'static const char source_%d[] =\n' "$number"
    sed 's/\\/\\\\/g; s/"/\\"/g; s/\t/\\t/g; s/??/?""?/g; s/^/    "/; s/$/\\n"/' "$file"
    [ -s "$file" ] || printf '    ""\n'
    printf '    ;\n\n'
    number=$((number + 1))
done
printf 'const %s %s[] = {\n' "$type" "$table"
number=0
for file in "$@"; do
    printf '    {"%s", source_%d, sizeof source_%d - 1},\n' "$(name_of "$file")" $number $number
    number=$((number + 1))
done
printf '    {NULL, NULL, 0},\n};\n'
