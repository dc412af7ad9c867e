"""Loggers, handlers and formatters from a dict."""
import functools
import logging
import logging.handlers  # noqa: F401
import sys

_LEAF_ERROR = "Unable to configure %s %r"


class _References:
    """Looks up what strings of a configuration stand for."""

    def __init__(self, config):
        self.config = config

    def resolve(self, name):
        """The object of a dotted name."""
        parts = name.split(".")
        try:
            found = __import__(parts[0])
            for place, part in enumerate(parts[1:], 2):
                if not hasattr(found, part):
                    __import__(".".join(parts[:place]))
                found = getattr(found, part)
        except ImportError as problem:
            raise ValueError(f"Cannot resolve {name!r}: {problem}") from problem
        return found

    def value_of(self, value):
        if isinstance(value, dict):
            return {key: self.value_of(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(self.value_of(item) for item in value)
        if isinstance(value, str) and value.startswith("ext://"):
            name = value.removeprefix("ext://")
            return getattr(sys, name[4:]) if name.startswith("sys.std") else self.resolve(name)
        if isinstance(value, str) and value.startswith("cfg://"):
            found = self.config
            for part in value.removeprefix("cfg://").replace("[", ".").replace("]", "").split("."):
                found = found[int(part) if isinstance(found, list) else part]
            return self.value_of(found)
        return value


class DictConfigurator:
    """Builds what a dict describes."""

    def __init__(self, config):
        self.config = config
        self.references = _References(config)

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        if config.get("incremental"):
            self._change_levels()
            return
        self.formatters = self._build("formatter", self.configure_formatter)
        self.filters = self._build("filter", self.configure_filter)
        self.handlers = {}
        self._build_handlers()
        self._configure_loggers()

    def _change_levels(self):
        for name, settings in self.config.get("handlers", {}).items():
            for handler in logging._handlers:
                if handler.name == name and settings.get("level"):
                    handler.setLevel(settings["level"])
        for name, settings in self.config.get("loggers", {}).items():
            if settings.get("level"):
                logging.getLogger(name).setLevel(settings["level"])
        if self.config.get("root", {}).get("level"):
            logging.getLogger().setLevel(self.config["root"]["level"])

    def _build(self, kind, configure):
        built = {}
        for name, settings in self.config.get(kind + "s", {}).items():
            try:
                built[name] = configure(settings)
            except Exception as problem:
                raise ValueError(_LEAF_ERROR % (kind, name)) from problem
        return built

    def _call_factory(self, settings, others=()):
        settings = dict(settings)
        factory = settings.pop("()")
        attributes = settings.pop(".", None)
        if isinstance(factory, str):
            factory = self.references.resolve(factory.removeprefix("ext://"))
        result = factory(**{name: self.references.value_of(value)
                            for name, value in settings.items() if name not in others})
        for name, value in (attributes or {}).items():
            setattr(result, name, value)
        return result

    def configure_formatter(self, settings):
        if "()" in settings:
            return self._call_factory(settings)
        factory = logging.Formatter
        if settings.get("class"):
            factory = self.references.resolve(settings["class"])
        return factory(settings.get("format"), settings.get("datefmt"), settings.get("style", "%"),
                       settings.get("validate", True))

    def configure_filter(self, settings):
        return self._call_factory(settings) if "()" in settings else \
            logging.Filter(settings.get("name", ""))

    def _build_handlers(self):
        described = self.config.get("handlers", {})
        waiting = sorted(described)
        # A handler with a target waits for that.
        waiting.sort(key=lambda name: described[name].get("target") in described)
        for name in waiting:
            try:
                self.handlers[name] = self.configure_handler(described[name])
            except Exception as problem:
                raise ValueError(_LEAF_ERROR % ("handler", name)) from problem
            self.handlers[name].name = name

    def configure_handler(self, settings):
        own = ("class", "formatter", "level", "filters", ".")
        if "()" in settings:
            handler = self._call_factory(settings, own)
        else:
            factory = self.references.resolve(settings["class"])
            options = {name: self.references.value_of(value)
                       for name, value in settings.items() if name not in own}
            if options.get("target") in self.handlers:
                options["target"] = self.handlers[options["target"]]
            handler = functools.partial(factory, **options)()
        if settings.get("formatter"):
            handler.setFormatter(self.formatters[settings["formatter"]])
        if settings.get("level") is not None:
            handler.setLevel(settings["level"])
        self._add_filters(handler, settings)
        for name, value in settings.get(".", {}).items():
            setattr(handler, name, value)
        return handler

    def _add_filters(self, filterer, settings):
        for name in settings.get("filters", ()):
            try:
                filterer.addFilter(self.filters[name] if isinstance(name, str) else name)
            except KeyError as problem:
                raise ValueError("Unable to add filter %r" % name) from problem

    def _configure_loggers(self):
        described = self.config.get("loggers", {})
        for name, logger in logging._loggers.items():
            is_below = any(name.startswith(above + ".") for above in described)
            if name not in described:
                logger.disabled = not is_below and \
                    self.config.get("disable_existing_loggers", True)
        for name, settings in described.items():
            logger = logging.getLogger(name)
            try:
                self._configure_logger(logger, settings)
            except Exception as problem:
                raise ValueError(_LEAF_ERROR % ("logger", name)) from problem
            logger.disabled = False
            if settings.get("propagate") is not None:
                logger.propagate = settings["propagate"]
        if self.config.get("root"):
            try:
                self._configure_logger(logging.getLogger(), self.config["root"])
            except Exception as problem:
                raise ValueError("Unable to configure root logger") from problem

    def _configure_logger(self, logger, settings):
        if settings.get("level") is not None:
            logger.setLevel(settings["level"])
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in settings.get("handlers", ()):
            try:
                logger.addHandler(self.handlers[name])
            except KeyError as problem:
                raise ValueError("Unable to add handler %r" % name) from problem
        self._add_filters(logger, settings)


dictConfigClass = DictConfigurator


def dictConfig(config):
    dictConfigClass(config).configure()
