# CPython has these methods of a connection.
import sqlite3

connection = sqlite3.connect(":memory:")
for name in ("blobopen", "serialize", "deserialize", "create_window_function", "load_extension"):
    print(name, hasattr(connection, name))
