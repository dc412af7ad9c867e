# %predict names the thought behind a wrong guess, and asks for one where none is given.
# A line broken at the terminal's edge goes on two columns further in.
whole_lines() { awk '/^  [a-z(]/ && NR > 1 { printf " %s", substr($0, 3); next }
    NR > 1 { print "" } { printf "%s", $0 } END { print "" }'; }
{
    printf 'import gc\ngc.disable()\nclass P:\n    def __init__(self): self.x = self.y = 1\n\np = P()\n'
    for guess in 0 24 16 48 56 104 40; do echo "%predict -g $guess p"; done
    for guess in 7 16 52 56; do echo "%predict -g $guess 'anatomy'"; done
    for guess in 56 104 72 48 1000; do echo "%predict -g $guess [1, 2]"; done
    for guess in 28 8 3; do echo "%predict -g $guess 5"; done
    echo '%predict -g 48 {1: 2}'
    for guess in 16 40 56; do echo "%predict -g $guess (1, 2)"; done
    printf '%s\n' '%predict p' 32 '%predict p' '' '%predict p' 'x' '-3' '99999999999999999999' q
    printf '%s\n' '%predict' '%predict unheard_of' 1 '%reset' n p.x '%reset' y '%who' '%predict 7'
} | "$TARE" -q -i 2>&1 | whole_lines |
    grep -e '^you said' -e '^perhaps' -e ' right$' -e 'please' -e 'own?' -e '^usage' -e 'Error' -e 'gone'
