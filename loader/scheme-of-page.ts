/** `dark`, `light`, or `both` where the page goes with the system. A page may be dark without saying so. */
export function schemeOfPage(): 'dark' | 'light' | 'both' {
  const { colorScheme } = getComputedStyle(document.documentElement);
  const isDark = colorScheme.includes('dark');
  if (colorScheme.includes('light') && isDark) return 'both';
  return isDark || hasDarkBackground(document.body) || hasDarkBackground(document.documentElement)
    ? 'dark'
    : 'light';
}

/** Drawn and looked at, since a browser may answer in any of CSS's ways to write a colour. */
function hasDarkBackground(element: Element): boolean {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return false;
  context.fillStyle = getComputedStyle(element).backgroundColor;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = context.getImageData(0, 0, 1, 1).data;
  // Weighted as the eye does.
  return opacity > 127 && 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
