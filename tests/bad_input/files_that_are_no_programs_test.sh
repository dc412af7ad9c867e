# An unknown file, a folder, binary junk and invalid text: each is an error with a message.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
run() {
    timeout 20 "$TARE" "$@" >out 2>err </dev/null
    status=$?
    echo "status $status, $( [ -s out ] && echo output || echo no output ), $( [ -s err ] && echo message || echo no message )"
}
echo "unknown file"; run no_such_file.py
grep -c "No such file or directory" err
echo "a folder"; mkdir folder; run folder
echo "binary junk"; head -c 5000 "$TARE" >junk.py; run junk.py
echo "invalid text"; printf 'x = "\377\376"\n' >latin.py; run latin.py
grep -c "SyntaxError" err
echo "empty file"; : >empty.py; run empty.py
echo "no newline at the end"; printf 'print(1)' >short.py; run short.py
echo "dos lines"; printf 'if True:\r\n    print(1)\r\n' >dos.py; run dos.py
echo "byte order mark"; printf '\357\273\277print(1)\n' >bom.py; run bom.py
echo "unknown option"; run --no-such-option
echo "option without value"; run -c
echo "unknown module"; run -m no_such_module_anywhere
echo "bad heap size"; run --max-heap lots x.py
