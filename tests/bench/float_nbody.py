# Floats in attributes: a few bodies that attract each other.
import report


class Body:
    __slots__ = ("x", "y", "z", "vx", "vy", "vz", "m")

    def __init__(self, x, y, z, vx, vy, vz, m):
        self.x, self.y, self.z, self.vx, self.vy, self.vz, self.m = x, y, z, vx, vy, vz, m


def run(steps):
    bodies = [Body(i * 1.5, i * 0.5 - 1, i * 0.1, 0.1 * i, -0.05 * i, 0.01, 1.0 + i) for i in range(5)]
    for _ in range(steps):
        for i, a in enumerate(bodies):
            for b in bodies[i + 1:]:
                dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
                d = (dx * dx + dy * dy + dz * dz + 0.01) ** -1.5 * 0.001
                a.vx -= dx * b.m * d
                a.vy -= dy * b.m * d
                a.vz -= dz * b.m * d
                b.vx += dx * a.m * d
                b.vy += dy * a.m * d
                b.vz += dz * a.m * d
        for a in bodies:
            a.x += a.vx * 0.001
            a.y += a.vy * 0.001
            a.z += a.vz * 0.001
    return sum(b.x + b.y + b.z for b in bodies)


print(round(run(20000), 6))
report.cost()
