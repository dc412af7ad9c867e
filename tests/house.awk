# The checks that read C files line by line: include direction, sizes, names, documentation.
# A function is found by its shape: it begins in column 0 and its body ends with `}` there. The
# dispatch function of vm/ is free in length, and its lines do not count for its file.

function report(message) { print FILENAME ":" FNR ": " message }
function report_at(line, message) { print FILENAME ":" line ": " message }

BEGIN {
    split("base memory object collect bytecode types front vm modules measure api", names, " ")
    for (i in names) level[names[i]] = i
    the_global = "runtime/collect/boehm/memory/process.c"  # libgc is one for the process
    for (i = 1; i < ARGC; i++) given[ARGV[i]] = 1
    max_file_lines = 600; max_function_lines = 40; max_columns = 100; max_head_lines = 8
}

function end_file() {
    file_lines -= dispatch_lines
    if (file_lines > max_file_lines)
        print last_file ":1: file has " file_lines " lines, more than " max_file_lines
}

FNR == 1 {
    if (last_file != "") end_file()
    last_file = FILENAME
    count = split(FILENAME, part, "/")
    stem = part[count]; sub(/\.[a-z]+$/, "", stem)
    place = part[1]; layer = part[1] == "runtime" ? part[2] : ""
    folder = FILENAME; sub(/\/[^\/]*$/, "", folder)
    # What lies in a layer's folder there replaces the file of that name in the layer itself.
    is_boehm = FILENAME ~ /^runtime\/collect\/boehm\//
    if (is_boehm && count > 4) layer = part[4]
    if ((place == "runtime" && !is_boehm) || place == "repl") {
        if (stem in stem_folder && stem_folder[stem] != folder)
            report("the stem \"" stem "\" is also in " stem_folder[stem])
        stem_folder[stem] = folder
    }
    dispatch_lines = 0
    signature = ""; body_line = 0; in_head = 1; previous = ""; in_comment = 0
    if ($0 !~ /^\/[\/*]/) { report("no comment at the head of the file"); in_head = 0 }
}

{
    file_lines = FNR
    columns = $0
    gsub(/[\200-\277]/, "", columns)
    if (length(columns) > max_columns) report("line of " length(columns) " columns")
    if ($0 ~ /\t/) report("tab")
    if ($0 ~ /[ \t]$/) report("blank at the end of the line")
}

in_head && $0 !~ /^(\/\/|\/\*| \*)/ {
    in_head = 0
    if (FNR - 1 > max_head_lines) report("head comment of more than " max_head_lines " lines")
}

/^ *# *include/ { check_include() }
place == "include" && /^[A-Za-z_]/ { check_documented() }
/^static / && !/[(]/ && !/(^|[^A-Za-z_])const([^A-Za-z_]|$)/ && /(=|;)/ && !/sig_atomic_t/ &&
    place != "tests" && FILENAME != the_global { report("mutable global") }

# Outside a function: gather what may be a signature until `{` or `;` ends it.
body_line == 0 {
    if (signature == "" && $0 ~ /^[A-Za-z_].*[(]/ && $0 !~ /^(typedef|struct|enum|union|extern "C")/)
        signature = $0
    else if (signature != "") signature = signature " " $0
    if (signature != "" && $0 ~ /[{]$/) { begin_function(); next }
    if (signature != "" && ($0 ~ /[;}]$/ || $0 == "")) signature = ""
}
body_line > 0 && /^}/ {
    lines = FNR - body_line + 1
    if (is_dispatch()) dispatch_lines = lines
    if (lines > max_function_lines && !is_dispatch())
        report_at(body_line, "function " name " has " lines " lines, more than " max_function_lines)
    body_line = 0; signature = ""
}

{ previous = $0 }
END { if (last_file != "") end_file() }

function is_dispatch() { return layer == "vm" && name ~ /^(tare_)?[a-z_]*(dispatch|eval)[a-z_]*$/ }

# The name tells the file, or, where an idea needs several files, the header that they share:
# vm/operations_calls.c implements a part of vm/operations.h.
function is_named_after_file(    family) {
    family = stem
    if (name == "tare_" family || index(name, "tare_" family "_") == 1) return 1
    while (sub(/_[a-z0-9]+$/, "", family))
        if ((folder "/" family ".h" in given) && index(name, "tare_" family "_") == 1) return 1
    return 0
}

function begin_function() {
    if (signature ~ /=[^=]*[{]$/ && signature !~ /[)] *[{]$/) { signature = ""; return }
    body_line = FNR
    text = signature
    is_static = text ~ /^(TARE_ALWAYS_INLINE|static|.* static) /
    while (sub(/__attribute__ *[(][(][^)]*([(][^)]*[)])?[)][)]/, " ", text)) ;
    gsub(/(^|[ *])TARE_[A-Z_]+([(][^)]*[)])?/, " ", text)
    sub(/ *[(].*/, "", text)
    name = text; sub(/.*[ *]/, "", name)
    if (is_static || place == "tests" || name == "main") return
    if (place == "runtime" && layer != "api" && !is_named_after_file())
        report("the name of " name " does not begin with tare_" stem "_")
    if (layer == "api" && name !~ /^tare_/) report("the name of " name " does not begin with tare_")
}

function check_include() {
    if ($0 !~ /"/) {
        if (layer != "" && layer != "api" && $0 ~ /<tare\//)
            report("only runtime/api includes the public headers")
        return
    }
    target = $0; sub(/^[^"]*"/, "", target); sub(/".*/, "", target)
    target_layer = target; sub(/\/.*/, "", target_layer)
    if (place == "runtime") {
        if (target_layer == "tare" && layer == "api") return
        if (!(target_layer in level)) report("includes \"" target "\" without its layer")
        else if (level[target_layer] + 0 > level[layer] + 0)
            report(layer " includes \"" target "\" from a layer above")
    }
    if (place == "repl" && target ~ /\// && target_layer != "tare")
        report("repl includes only include/: \"" target "\"")
    if (place == "include" && target_layer != "tare" && target ~ /\//)
        report("a public header includes \"" target "\"")
}

# A public entry has its comment on the line right above.
function check_documented() {
    if (/^extern "C"/ || /^TARE_API *$/) return
    if (previous !~ /^ *(\/\/|\*|\/\*)/ && previous !~ /\*\/$/ && previous !~ /^TARE_API *$/)
        report("public entry without a comment right above")
}
