-- wrk: the sign-in session from NGUON_COOKIE with every request; at the end one line "requests seconds errors p50 p95" (ms).
wrk.headers["Cookie"] = os.getenv("NGUON_COOKIE")

function done(summary, latency, requests)
  local errors = summary.errors
  local bad = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("done %d %.3f %d %.2f %.2f\n", summary.requests, summary.duration / 1e6, bad,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000))
end
