/**
 * A value as a fault may show it to the operator: in quotes, without user and password, and not longer than a line.
 *
 * A value that is wrong need not parse as an address. So all before its last `@` is taken out, but for `https://`.
 */
export function shown(value: string): string {
  const withoutPassword = value.replace(UNTIL_LAST_AT, '$1…@');
  const isLong = withoutPassword.length > MOST_CHARACTERS;
  return JSON.stringify(isLong ? `${withoutPassword.slice(0, MOST_CHARACTERS)}…` : withoutPassword);
}

/** Whether a user and a password may stand in a value. Whoever encodes too much writes `%40` in the place of the `@`. */
export function mayHoldPassword(value: string): boolean {
  return UNTIL_LAST_AT.test(value);
}

const UNTIL_LAST_AT = /^\s*(https?:\/{1,2})?.*(?:@|%40)/is;
const MOST_CHARACTERS = 100;
