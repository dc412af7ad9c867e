# %film on a terminal of 24 rows: of 60 objects those around the step are shown, below the rule.
{
    printf 'import gc\ngc.collect()\ngc.disable()\nl = [[] for i in range(80)]\nfor x in l: x.append(x)\n\ndel l, x\n'
    printf '%%film gc.collect(0)\n'
    for key in '[B' '[B' '[C' '[F'; do printf '\033%s' "$key"; done
    printf 'q'
    printf 'exit()\n'
} | NO_COLOR=1 script -qec "stty rows 24 cols 80; $TARE -q" /dev/null | tr -d '\r' |
    awk 'BEGIN { RS = "\033\\[H\033\\[J" }
        NR > 1 { last = $0; sub(/\033.*/, "", last); print NR - 1 ": " gsub(/\n/, "&", last) }
        END { print last }'
