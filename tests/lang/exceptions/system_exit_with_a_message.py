raise SystemExit("message on standard error")
