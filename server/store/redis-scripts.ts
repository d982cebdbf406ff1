/** What must happen in one step, in Redis's Lua. Each has one key; turns have a second one, for the machines. */

/** ARGV: value, ms. Writes and reads as the others do; returns what it has read. */
export const tryOutScript = `
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return redis.call('GET', KEYS[1])`;

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
 * ARGV: limit, ms of the window, machine, whether the pool is open to it, how much of the limit is divided among the
 * machines that asked in the last two windows, and among how many at least. The rest is the pool: kept are the times of the
 * turns taken from it, newest first, by Redis's own clock. Returns whether one was taken, the ms until one is free, and
 * the machine's part.
 */
export const takeTurnScript = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local window = tonumber(ARGV[2])

redis.call('ZADD', KEYS[2], now, ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - 2 * window)
redis.call('PEXPIRE', KEYS[2], 2 * window)
local machines = math.max(redis.call('ZCARD', KEYS[2]), tonumber(ARGV[6]))
local part = math.floor(ARGV[5] / machines)
local pool = ARGV[1] - part * machines

local newest = redis.call('LINDEX', KEYS[1], 0)
if newest and newest - now > 0 then
  -- The clock was set back: what was taken by the old time was taken just now.
  local taken = redis.call('LLEN', KEYS[1])
  redis.call('DEL', KEYS[1])
  for _ = 1, taken do redis.call('LPUSH', KEYS[1], now) end
  redis.call('PEXPIRE', KEYS[1], window)
end
if ARGV[4] == '0' then return { 0, window, part } end
local oldest = redis.call('LINDEX', KEYS[1], pool - 1)
if oldest and now - oldest < window then return { 0, oldest + window - now, part } end
redis.call('LPUSH', KEYS[1], now)
redis.call('LTRIM', KEYS[1], 0, ARGV[1] - 1)
redis.call('PEXPIRE', KEYS[1], window)
return { 1, 0, part }`;
