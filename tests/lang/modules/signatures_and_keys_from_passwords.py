# hmac, hashlib.pbkdf2_hmac and secrets.
import hashlib
import hmac
import secrets

for name in "md5 sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_512 sha512_256".split():
    print(name, hashlib.pbkdf2_hmac(name, b"pass" * 40, b"salt", 3, 100).hex(),
          hashlib.pbkdf2_hmac(name, b"", b"", 1).hex())
    signature = hmac.new(b"k", b"m" * 300, name)
    copy = signature.copy()
    copy.update(b"more")
    print(signature.hexdigest(), copy.hexdigest(), hmac.digest(b"k" * 200, b"m", name).hex())
    print(signature.name, signature.digest_size, signature.block_size)
print(hmac.new(b"k", b"m", hashlib.sha256).hexdigest() == hmac.new(b"k", b"m", "sha256").hexdigest(),
      hmac.HMAC(bytearray(b"k"), digestmod="md5").digest())

for call in (lambda: hashlib.pbkdf2_hmac("sha256", b"a", b"b", 0),
             lambda: hashlib.pbkdf2_hmac("sha256", "a", b"b", 1),
             lambda: hashlib.pbkdf2_hmac("sha256", b"a", b"b", 1, 0),
             lambda: hashlib.pbkdf2_hmac("sha256", b"a", b"b", 1, dklen=-1),
             lambda: hashlib.pbkdf2_hmac("sha256", b"a"), lambda: hmac.new(b"k"),
             lambda: hmac.new("k", b"", "md5"), lambda: hmac.new(b"k", "x", "md5"),
             lambda: hmac.digest("k", b"x", "md5"),
             lambda: hmac.digest(b"k", "x", "md5"), lambda: hmac.HMAC(b"k", None, 5),
             lambda: hmac.compare_digest("a", b"a"), lambda: hmac.compare_digest(b"a", 1),
             lambda: hmac.compare_digest("\xe9", "a"), lambda: hmac.compare_digest(5, 5),
             lambda: hmac.compare_digest("a"), lambda: hmac.compare_digest(b"abc", bytearray(b"abc")),
             lambda: hmac.compare_digest("abc", "abd"), lambda: hmac.compare_digest(b"abc", b"ab")):
    try:
        print(call())
    except Exception as problem:
        print(type(problem).__name__, problem)

print(len(secrets.token_hex(8)), len(secrets.token_urlsafe(16)), len(secrets.token_bytes()))
print(secrets.randbelow(1), secrets.choice([3]), secrets.randbits(1) in (0, 1),
      secrets.compare_digest("a", "a"), secrets.token_hex() != secrets.token_hex())
try:
    secrets.randbelow(0)
except ValueError as problem:
    print(problem)
