class Base:
    def run(self):
        self.step(1)

    def step(self, n):
        raise NotImplementedError("step")


class Child(Base):
    def step(self, n):
        return super().step(n + 1)


Child().run()
