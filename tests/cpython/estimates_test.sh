# `tare estimates FILE`: the program's output, then a row for its class in every version shown.
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cat >"$scratch/program.py" <<'PROGRAM'
class Particle:
    def __init__(self): self.x = self.y = self.z = 1.5
particles = [Particle() for _ in range(1000)]
print("made", len(particles))
PROGRAM
"$TARE" estimates "$scratch/program.py" | grep -E '^(made|type .*14t$|Particle|observer)'
"$TARE" estimates no_such_file.py >/dev/null 2>&1
echo "status $?"
