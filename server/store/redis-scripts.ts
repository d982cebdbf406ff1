/** What must happen in one step, in Redis's Lua. Each has one key. */

/** ARGV: value, ms. 1 when it was kept. */
export const claimScript = `
if redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2], 'NX') then return 1 end
return 0`;

/** ARGV: value. */
export const releaseScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

/** ARGV: points, limit, ms of the window. Returns whether they were taken, how many are, and ms until the window ends. */
export const consumeScript = `
local used = tonumber(redis.call('GET', KEYS[1]) or '0')
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  used = 0
  left = tonumber(ARGV[3])
end
local allowed = used + ARGV[1] <= tonumber(ARGV[2])
if allowed then used = used + ARGV[1] end
redis.call('SET', KEYS[1], used, 'PX', math.max(left, 1))
return { allowed and 1 or 0, used, left }`;

/**
 * ARGV: limit, ms. The times of the turns taken, newest first, by Redis's own clock. Returns whether one was taken, and
 * the ms until one is free.
 */
export const takeTurnScript = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local window = tonumber(ARGV[2])
local oldest = redis.call('LINDEX', KEYS[1], ARGV[1] - 1)
if oldest and now - oldest < window then
  return { 0, math.min(oldest + window - now, window) }
end
redis.call('LPUSH', KEYS[1], now)
redis.call('LTRIM', KEYS[1], 0, ARGV[1] - 1)
redis.call('PEXPIRE', KEYS[1], window)
return { 1, 0 }`;
