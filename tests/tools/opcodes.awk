# Makes docs/opcodes.md from runtime/bytecode/opcodes.def. Comments before the first row become
# text. A later comment is the heading of the rows behind it, up to its first mark; a longer one
# stands below its heading too.
BEGIN {
    print "# Opcodes\n\nMade by `make docs` from `runtime/bytecode/opcodes.def`: change that file, not this one.\n"
}

function start_table(title) {
    if (row_count) print ""
    print "## " title "\n"
    if (comment_count > 1) print_comment()
    else if (match(comment[1], /: /) && row_count)
        print "Note: " substr(comment[1], RSTART + 2) ".\n"
    print "| opcode | operands | what it does |\n|---|---|---|"
    comment_count = 0
}

function print_comment(    i) {
    print "```text"
    for (i = 1; i <= comment_count; i++) print comment[i]
    print "```\n"
}

function print_row(row,    field, meaning) {
    split(row, field, /[(,] */)
    meaning = row
    sub(/^[^"]*"/, "", meaning); sub(/"\)$/, "", meaning); gsub(/" *"/, "", meaning)
    gsub(/&/, "\\&amp;", meaning); gsub(/</, "\\&lt;", meaning); gsub(/\|/, "\\&#124;", meaning)
    gsub(/\*/, "\\&#42;", meaning); gsub(/_/, "\\&#95;", meaning)
    print "| `" field[2] "` | " field[3] " | " meaning " |"
    row_count++
}

/^\/\// { sub(/^\/\/ ?/, ""); comment[++comment_count] = $0; next }
/^ *$/ { if (comment_count) print_comment(); comment_count = 0; next }
/^OPCODE\(/ {
    if (!row_count && comment_count) { print_comment(); comment_count = 0 }
    if (!row_count) start_table("Moving values")
    else if (comment_count) { title = comment[1]; sub(/[.:].*/, "", title); start_table(title) }
    row = ""
}
{ sub(/^ +/, ""); row = row $0 }
row ~ /\)$/ { print_row(row); row = "" }
END { print "\n" row_count " opcodes." }
