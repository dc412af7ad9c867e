# What CPython says of program files whose bytes are not what they declare.
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
show() {
    printf "$1" >program.py
    $TARE program.py 2>&1 | sed "s|$folder|FOLDER|g"
}
show '# coding: nosuch\nprint(1)\n'
show '# coding: ascii\nprint("\351")\n'
show '# coding: cp1252\nprint("\201")\n'
show '\357\273\277# coding: latin-1\nprint(1)\n'
show 'print("never")\n\n# \351\n'
show '# coding: cp1252\nprint("\200")\n'
show '# coding: latin-1\nprint("\351"\n'
